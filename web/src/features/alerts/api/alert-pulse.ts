import { useEffect, useEffectEvent } from "react";
import { createStore } from "../../../lib/store";

/** How often anything said that alerts changed. */
export const alertBeats = createStore(0);

/** Tells everything on screen that alerts changed: after news of the feed, and after an act. */
export function beatOfAlerts(): void {
  alertBeats.set(alertBeats.get() + 1);
}

/** Calls back at each beat. */
export function useAlertPulse(onBeat: () => void): void {
  const beat = useEffectEvent(onBeat);
  useEffect(() => alertBeats.subscribe(() => beat()), []);
}
