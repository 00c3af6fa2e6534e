import { useSettings } from "./use-settings";
import { useUrlState } from "./use-url-state";

/** The zone in the address, else the reporting timezone; UTC for the moment before that is known. */
export function useTimeZone(): string {
  const { state } = useUrlState();
  const settings = useSettings();
  return state.tz ?? settings?.reportingTimezone ?? "UTC";
}
