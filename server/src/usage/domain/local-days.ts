import { Temporal } from "temporal-polyfill";

/** Events come in a few buckets at a time; an import walks through them in order. */
const MAX_REMEMBERED = 5_000;

/** The local date on which a bucket begins, as `2026-11-26`; remembered, since calendars are slow. */
export class LocalDays {
  private readonly days = new Map<number, string>();

  /** @param timezone IANA zone */
  constructor(readonly timezone: string) {}

  readonly dayOf = (bucketStart: Date): string => {
    const instant = bucketStart.getTime();
    const known = this.days.get(instant);
    if (known !== undefined) return known;
    const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(this.timezone);
    const day = local.toPlainDate().toString();
    if (this.days.size >= MAX_REMEMBERED) this.days.clear();
    this.days.set(instant, day);
    return day;
  };
}

/** Whether days of a zone can be told, by its IANA name. */
export function isCountable(timezone: string): boolean {
  try {
    new LocalDays(timezone).dayOf(new Date(0));
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
