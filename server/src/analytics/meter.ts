import { Meter } from "./domain/question-words.js";
import type { SummedColumn } from "./tables.js";
import { usd } from "./usage-sums.js";

/** The rollup column that a meter reads. */
export const METER_COLUMNS = {
  [Meter.COST]: "cost",
  [Meter.TOKENS]: "total_tokens",
  [Meter.INPUT_TOKENS]: "input_tokens",
  [Meter.OUTPUT_TOKENS]: "output_tokens",
  [Meter.REQUESTS]: "requests",
} as const satisfies Record<Meter, SummedColumn>;

/** A sum in the meter's unit: USD for COST, whole numbers otherwise. */
export function inUnit(meter: Meter, sum: bigint): string {
  return meter === Meter.COST ? usd(sum.toString()) : sum.toString();
}
