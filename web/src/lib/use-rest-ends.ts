import { addDays } from "./calendar-day";
import { useLocalClock } from "./use-local-now";
import { useTimeZone } from "./use-time-zone";
import { wallInstant } from "./wall-instant";

const HOUR_MS = 3_600_000;

/** When what somebody puts off comes back, as instants: asked when it is chosen, so that it counts from then. */
export function useRestEnds() {
  const timeZone = useTimeZone();
  const clock = useLocalClock();
  return {
    inAnHour: (): string => new Date(Date.now() + HOUR_MS).toISOString(),
    nineTomorrow: (): string => wallInstant(`${addDays(clock().day, 1)}T09:00`, timeZone),
  };
}
