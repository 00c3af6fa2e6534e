import { readPreference, writePreference } from "./preference";
import { createStore } from "./store";

/** Whether a screen reader hears by itself how the day goes. Off until somebody wants it: it interrupts. */
export const liveAnnouncements = createStore(readPreference("announcements") === "on");

export function enableLiveAnnouncements(enabled: boolean): void {
  writePreference("announcements", enabled ? "on" : null);
  liveAnnouncements.set(enabled);
}
