import { lazy, Suspense, useEffect } from "react";
import { sessionExpired } from "../../../lib/session-expiry";
import { useStore } from "../../../lib/store";
import type { SignedInViewer } from "../api/use-viewer";

const loadDialog = () => import("./session-expired-dialog");
const SessionExpiredDialog = lazy(loadDialog);
const AHEAD_MS = 5_000;

/** Asks to sign in again whenever the session has ended. */
export function SessionExpired({ viewer }: { viewer: SignedInViewer }) {
  const isExpired = useStore(sessionExpired);
  useLoadedAhead();
  if (!isExpired) return null;
  return (
    <Suspense>
      <SessionExpiredDialog viewer={viewer} />
    </Suspense>
  );
}

/** Once the page stands: hours later, when a session ends, a newer release may have taken this file away. */
function useLoadedAhead(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      // What could not be fetched now is fetched when it is needed.
      loadDialog().catch(() => undefined);
    }, AHEAD_MS);
    return () => clearTimeout(timer);
  }, []);
}
