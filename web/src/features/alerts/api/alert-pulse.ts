import { useEffect, useEffectEvent } from "react";
import { createStore } from "../../../lib/store";

const beats = createStore(0);

/** Tells everything on screen that alerts changed: after news of the feed, and after an act. */
export function beatOfAlerts(): void {
  beats.set(beats.get() + 1);
}

/** Calls back at each beat. */
export function useAlertPulse(onBeat: () => void): void {
  const beat = useEffectEvent(onBeat);
  useEffect(() => beats.subscribe(() => beat()), []);
}
