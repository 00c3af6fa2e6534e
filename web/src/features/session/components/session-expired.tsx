import { Suspense, useEffect } from "react";
import { sessionExpired } from "../../../lib/session-expiry";
import { useStore } from "../../../lib/store";
import { latePart } from "../../../ui/late-part";
import type { SignedInViewer } from "../api/use-viewer";

const { Part: SessionExpiredDialog, ask } = latePart(() => import("./session-expired-dialog"));
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
      // A fault of it is told to who needs it.
      ask().catch(() => undefined);
    }, AHEAD_MS);
    return () => clearTimeout(timer);
  }, []);
}
