const DAY_MS = 86_400_000;

/**
 * A period for reading: its first day, and its last where that is another.
 *
 * @param start a local date, as `end`, which is the day after the last
 * @param locale of Intl
 */
export function shownDays({ start, end }: { readonly start: string; readonly end: string }, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const [first, last] = [start, lastDayOf(end)].map((date) => format.format(new Date(`${date}T00:00Z`)));
  return first === last ? `${first}` : `${first} – ${last}`;
}

/** The day before the end of a period. */
export function lastDayOf(end: string): string {
  return new Date(Date.parse(`${end}T00:00Z`) - DAY_MS).toISOString().slice(0, 10);
}
