/** Lengths in quarters of an hour: one, an hour, four hours, a day, and 4, 16 and 64 days. Each divides the next. */
export const QUARTER_SPANS = [1, 4, 16, 96, 384, 1_536, 6_144] as const;

export const QUARTERS_OF_DAY = 96;

const QUARTER_MS = 900_000;

/** Quarters of an hour in a row; the first is counted from 1970-01-01T00:00Z, and divided by their number. */
export interface QuarterSpan {
  readonly quarters: number;
  readonly first: number;
}

/** The quarter that an instant lies in, counted from 1970-01-01T00:00Z. */
export function quarterOf(instant: Date): number {
  return Math.floor(instant.getTime() / QUARTER_MS);
}

export function startOfQuarter(quarter: number): Date {
  return new Date(quarter * QUARTER_MS);
}

/** A UTC day and which of its quarters are built, as a row of `usage_duration_days` says. */
export interface BuiltDay {
  /** `2026-11-26` */
  readonly day: string;
  /** 96 characters, `1` for a quarter that is built. */
  readonly built: string;
}

/** Whether a quarter, counted from 1970-01-01T00:00Z, is built. */
export type IsBuilt = (quarter: number) => boolean;

/** Of days that are not given no quarter is built. */
export function builtQuarters(days: readonly BuiltDay[]): IsBuilt {
  const built = new Map(days.map((row) => [quarterOf(new Date(`${row.day}T00:00Z`)), row.built]));
  return (quarter) => {
    const place = ((quarter % QUARTERS_OF_DAY) + QUARTERS_OF_DAY) % QUARTERS_OF_DAY;
    return built.get(quarter - place)?.[place] === "1";
  };
}

/** Whether every quarter of a span is built, and so the span. */
export function isSpanBuilt({ first, quarters }: QuarterSpan, isBuilt: IsBuilt): boolean {
  for (let quarter = first; quarter < first + quarters; quarter += 1) if (!isBuilt(quarter)) return false;
  return true;
}
