import type { Format } from "../../../lib/format";
import type { Meter } from "../../../lib/graphql/graphql";

/** Below this a count of one decimal would read zero. */
const LEAST = 0.05;

/** An average in a meter's unit: counts have a decimal, and what is not nothing never reads zero. */
export function averageText(amount: string, meter: Meter, format: Pick<Format, "moneyRow" | "compact">): string {
  if (meter === "COST") return format.moneyRow(amount);
  const count = Number(amount);
  return count > 0 && count < LEAST ? `<${format.compact(LEAST)}` : format.compact(amount);
}
