/**
 * SQL of whether alert `a` has one of a higher level beside it: of the same threshold, subject, period and limit.
 *
 * @param condition narrows the higher one, `higher`
 */
export function hasHigherLevel(condition: string): string {
  return `exists (
    select from usage_alerts as higher
    where (higher.threshold_id, higher.subject, higher.threshold_type, higher.period_start, higher.threshold_value, higher.timezone)
        = (a.threshold_id, a.subject, a.threshold_type, a.period_start, a.threshold_value, a.timezone)
      and higher.level > a.level and ${condition})`;
}

/** The higher one is something to see to. */
export const IS_OPEN = "higher.status <> 'RESOLVED'";
