import { useEffect, useEffectEvent, useState } from "react";
import type { Fault } from "../../../lib/graphql-fault";
import { sessionExpired } from "../../../lib/session-expiry";
import { useStore } from "../../../lib/store";
import { usePrivateAct } from "../../../lib/use-private-act";
import { REVEAL_APP_USER } from "../api/app-user-acts";
import { shownForMs } from "../model/shown-for";

const TICK_MS = 250;

export interface Revealed {
  externalId: string;
  /** In milliseconds since 1970, by the clock of this computer. */
  endsAtMs: number;
}

interface Reveal {
  /** Who it is; null when it is not to be seen. Kept here and nowhere else. */
  revealed: Revealed | null;
  /** Whether it is seen now. */
  reveal: (reason: string) => Promise<boolean>;
  hide: () => void;
  busy: boolean;
  fault: Fault | null;
}

/** Who an app user is outside: gone when the time is over, the page is left or out of sight, or the session ends. */
export function useReveal(id: string): Reveal {
  const { act, busy, fault } = usePrivateAct(REVEAL_APP_USER);
  const [revealed, setRevealed] = useState<Revealed | null>(null);
  const hide = (): void => setRevealed(null);

  const reveal = async (reason: string): Promise<boolean> => {
    const answer = await act({ id, reason });
    if (answer === null) return false;
    const { externalId, until } = answer.revealAppUser;
    const nowMs = Date.now();
    // Whoever looks elsewhere meanwhile is not shown it behind their back.
    if (document.visibilityState === "visible") setRevealed({ externalId, endsAtMs: nowMs + shownForMs(until, nowMs) });
    return true;
  };
  useHiding(revealed, hide);
  return { revealed, reveal, hide, busy, fault };
}

function useHiding(revealed: Revealed | null, hide: () => void): void {
  const isExpired = useStore(sessionExpired);
  const end = useEffectEvent(hide);
  useEffect(() => {
    if (revealed === null) return;
    if (isExpired) {
      end();
      return;
    }
    // A clock that is looked at rather than a long timer: the latter sleeps while the computer does.
    const timer = setInterval(() => {
      if (Date.now() >= revealed.endsAtMs) end();
    }, TICK_MS);
    const look = (): void => {
      if (document.visibilityState === "hidden") end();
    };
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [revealed, isExpired]);
}
