import { formatUsd, parseUsd, pico, type PicoUsd } from "@tokenledger/model/money";
import { SUMMED_TOKENS } from "./summed-tokens.js";

type SummedCounts = Record<(typeof SUMMED_TOKENS)[number], number>;

/** What of a request is added up; null adds nothing. */
export type SummedEvent = Readonly<{ [Name in keyof SummedCounts]: number | null }> & { readonly cost: string | null };

/** What the rows of a file add up to, whichever columns it has: a reader can count again. */
export interface ExportTotals extends Readonly<SummedCounts> {
  readonly rows: number;
  /** Rows whose cost is unknown: `cost` is a lower bound when there are any. */
  readonly unpricedRows: number;
  readonly cost: PicoUsd;
}

/** The same as it is written: numbers, and exact decimal USD. */
export type WrittenTotals = Readonly<Record<keyof Omit<ExportTotals, "cost">, number>> & { readonly cost: string };

export const NO_ROWS: ExportTotals = {
  rows: 0,
  unpricedRows: 0,
  cost: pico(0n),
  inputTokens: 0,
  cachedInputTokens: 0,
  cacheWriteTokens: 0,
  outputTokens: 0,
  reasoningTokens: 0,
  totalTokens: 0,
};

export function addEvents(totals: ExportTotals, events: readonly SummedEvent[]): ExportTotals {
  const sums: SummedCounts = { ...totals };
  let [unpricedRows, cost] = [totals.unpricedRows, BigInt(totals.cost)];
  for (const event of events) {
    for (const name of SUMMED_TOKENS) sums[name] += event[name] ?? 0;
    if (event.cost === null) unpricedRows += 1;
    else cost += parseUsd(event.cost);
  }
  return { ...sums, rows: totals.rows + events.length, unpricedRows, cost: pico(cost) };
}

export function writeTotals({ cost, ...counts }: ExportTotals): WrittenTotals {
  const { rows, unpricedRows, ...tokens } = counts;
  return { rows, unpricedRows, cost: formatUsd(cost), ...tokens };
}

export function readTotals({ cost, ...counts }: WrittenTotals): ExportTotals {
  return { ...counts, cost: parseUsd(cost) };
}
