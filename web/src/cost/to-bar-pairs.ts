import type { BarPair } from "../charts/paired-bars";
import type { Format } from "../lib/format";
import type { DifferenceRow } from "./difference-table";
import { knownText } from "./known-cost";

/** The rows of some days as bars; a cost that is unknown has no bar. */
export function toBarPairs(days: readonly DifferenceRow[], format: Format): BarPair[] {
  const words = { money: format.moneyRow, unknown: format.unknown };
  return days.map(({ key, name, before, after, known }) => ({
    key,
    text: `${name}: ${knownText(known.before, before, words)} → ${knownText(known.after, after, words)}`,
    before: known.before === "unknown" ? null : format.moneyPixels(before),
    after: known.after === "unknown" ? null : format.moneyPixels(after),
  }));
}
