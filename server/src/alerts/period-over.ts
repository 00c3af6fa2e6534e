/**
 * Whether the period of an alert `a` is over, as it concerns people: of a late crossing, and of
 * a day that stood far from what is usual, they have a day to see it. What tells of silence, or of archives,
 * has no period that ends it.
 *
 * @param now the place of a parameter
 */
export function periodOver(now: string): string {
  return `(a.threshold_type not in ('NO_DATA', 'ARCHIVE')
    and (${now}::timestamptz at time zone a.timezone)::date >= a.period_end
    and (not a.is_late and a.threshold_type <> 'ANOMALY' or a.crossed_at < ${now}::timestamptz - interval '1 day'))`;
}
