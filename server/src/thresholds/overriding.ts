/** SQL of what two limits must share for one of an app user to stand in place of one for each. */
export interface LimitColumns {
  readonly meter: string;
  readonly period: string;
  /** Null but of what happens once. */
  readonly startsOn: string;
  /** Exclusive; null but of what happens once. */
  readonly endsOn: string;
}

/** The columns of rows of `usage_thresholds`, or of what has their names. */
export const limitColumns = (alias: string, period = "period"): LimitColumns => ({
  meter: `${alias}.meter`,
  period: `${alias}.${period}`,
  startsOn: `${alias}.starts_on`,
  endsOn: `${alias}.ends_on`,
});

/** Whether limit `own` watches the same meter in the same periods; of what happens once, on the same days. */
export function watchesTheSame(limit: LimitColumns): string {
  return `(own.meter = ${limit.meter} and own.period = ${limit.period}
    and own.starts_on is not distinct from ${limit.startsOn} and own.ends_on is not distinct from ${limit.endsOn})`;
}

/** Rows of `usage_thresholds own`, on or off, that stand in place of a limit for each app user. */
export function overriding(limit: LimitColumns): string {
  return `usage_thresholds own
    where own.scope = 'USER' and own.kind = 'LIMIT' and own.deleted_at is null and ${watchesTheSame(limit)}`;
}
