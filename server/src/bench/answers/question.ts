/** From the first day to the last, both included, as "2026-11-23". */
export interface AskedDays {
  readonly from: string;
  readonly to: string;
  /** In which these days begin: the reporting timezone. */
  readonly timezone: string;
}

/** Asked of the product through GraphQL and of ClickHouse in SQL. */
export interface AnswersQuestion {
  readonly name: string;
  /** A document with the variable `$filter`. */
  readonly document: string;
  /** Null where nothing of the kind is compared. */
  readonly sql: ((days: AskedDays) => string) | null;
  /** How many times as fast as ClickHouse it has to be, by the issue that asks for it; null where nothing is said. */
  readonly wantedRatio: number | null;
  /** Milliseconds, at the 95th of 100 askings. */
  readonly bound: number;
  /** Days of a range; null asks for any number of days within the ledger. */
  readonly days: number | null;
}

/** The days as the range of a filter. */
export function rangeOf({ from, to }: AskedDays): { readonly preset: string } {
  return { preset: `${from}..${to}` };
}
