import { Suspense } from "react";
import { sessionConfirmation } from "../../../lib/session-confirmation";
import { useStore } from "../../../lib/store";
import { latePart } from "../../../ui/late-part";
import type { SignedInViewer } from "../api/use-viewer";

const { Part: ConfirmSessionDialog } = latePart(() => import("./confirm-session-dialog"));

/** Asks the member to prove who they are whenever something waits for it. */
export function ConfirmSession({ viewer }: { viewer: SignedInViewer }) {
  const answer = useStore(sessionConfirmation);
  if (answer === null) return null;
  return (
    <Suspense>
      <ConfirmSessionDialog viewer={viewer} onAnswer={answer} />
    </Suspense>
  );
}
