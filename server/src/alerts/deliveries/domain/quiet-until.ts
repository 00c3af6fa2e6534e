import { Temporal } from "temporal-polyfill";

/** Hours in which nobody is told anything, on the clock of a zone; over midnight where the end is before the begin. */
export interface QuietHours {
  /** `22:00` or `22:00:00`. */
  readonly from: string;
  /** Exclusive. */
  readonly to: string;
  readonly timezone: string;
}

/** When the quiet hours that an instant lies in end; null when it lies in none. */
export function quietUntil(instant: Date, quiet: QuietHours | null): Date | null {
  if (quiet === null) return null;
  const now = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(quiet.timezone);
  const clock = now.toPlainTime();
  const [from, to] = [Temporal.PlainTime.from(quiet.from), Temporal.PlainTime.from(quiet.to)];
  const overMidnight = isBefore(to, from);
  const isQuiet = overMidnight
    ? !isBefore(clock, from) || isBefore(clock, to)
    : !isBefore(clock, from) && isBefore(clock, to);
  if (!isQuiet) return null;
  const endsOn = overMidnight && !isBefore(clock, from) ? now.toPlainDate().add({ days: 1 }) : now.toPlainDate();
  return new Date(endsOn.toZonedDateTime({ timeZone: quiet.timezone, plainTime: to }).epochMilliseconds);
}

function isBefore(one: Temporal.PlainTime, other: Temporal.PlainTime): boolean {
  return Temporal.PlainTime.compare(one, other) < 0;
}
