import type { BarPair } from "../charts/paired-bars";
import type { Format } from "../lib/format";
import type { DifferenceRow } from "./difference-table";

/** The rows of some days as bars; a cost that is unknown has no bar. */
export function toBarPairs(days: readonly DifferenceRow[], format: Format): BarPair[] {
  return days.map(({ key, name, before, after }) => ({
    key,
    text: `${name}: ${before === null ? format.unknown : format.moneyRow(before)} → ${format.moneyRow(after)}`,
    before: before === null ? null : format.moneyPixels(before),
    after: format.moneyPixels(after),
  }));
}
