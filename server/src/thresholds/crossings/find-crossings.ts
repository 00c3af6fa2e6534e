import { insertCrossings } from "./insert-crossings.js";
import type { Look } from "./look.js";
import { supersedeLower } from "./supersede-lower.js";

/**
 * CTEs that add the crossings of a look and supersede what is below them; `crossed` has a row for each that was added.
 *
 * @param which narrows `t`, a row of `usage_thresholds`
 */
export function findCrossings(look: Look, which = "true"): string {
  return [{ name: "crossed", sql: insertCrossings(look, which) }, ...supersedeLower("crossed")]
    .map(({ name, sql }) => `${name} as (${sql})`)
    .join(", ");
}
