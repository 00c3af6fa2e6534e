/** A server bucket's local calendar start, taken apart. No timezone is involved: the server applied it. */
export interface CalendarLabel {
  year: number;
  /** 1 to 12. */
  month: number;
  /** 1 to 31; 1 when the label names a month only. */
  day: number;
  minuteOfDay: number;
  /** 1 = Monday … 7 = Sunday. */
  weekday: number;
  /** Whole days since 1970-01-01 of the local calendar. */
  epochDay: number;
}

const LABEL = /^(\d{4})-(\d{2})(?:-(\d{2}))?(?:T(\d{2}):(\d{2}))?/;
const MS_PER_DAY = 86_400_000;

/**
 * Reads `2026-11-23`, `2026-11-23T14:00` or `2026-11`.
 *
 * @throws RangeError when the text is none of them
 */
export function parseCalendarLabel(label: string): CalendarLabel {
  const match = LABEL.exec(label);
  if (match === null) throw new RangeError(`expected a bucket label such as 2026-11-23, got "${label}"`);
  const [, year = "", month = "", day = "1", hour = "0", minute = "0"] = match;
  const epochDay = Date.UTC(Number(year), Number(month) - 1, Number(day)) / MS_PER_DAY;
  return {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    minuteOfDay: Number(hour) * 60 + Number(minute),
    // 1970-01-01 was a Thursday.
    weekday: ((((epochDay + 3) % 7) + 7) % 7) + 1,
    epochDay,
  };
}

/** Days of the label's month. */
export function daysInMonth({ year, month }: CalendarLabel): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
