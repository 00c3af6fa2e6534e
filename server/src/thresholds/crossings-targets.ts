import type { MergeTarget } from "../usage/merge/merge-target.js";
import { insertCrossings } from "./crossings/insert-crossings.js";
import { supersedeLower } from "./crossings/supersede-lower.js";

const INTO_ALERTS = "into_alerts";

/**
 * Crossings of what is merged, in the statement that merges it: whatever ends a process, a level that is reached and its alert
 * are both there or neither.
 */
export const CROSSINGS_TARGETS: readonly MergeTarget[] = [
  { name: INTO_ALERTS, sql: insertCrossings("merged") },
  ...supersedeLower(INTO_ALERTS),
];
