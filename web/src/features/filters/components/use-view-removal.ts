import { useState } from "react";
import { useAct } from "../../../lib/use-act";
import { SAVED_VIEWS_NAME, type SavedView } from "../../../lib/use-saved-views";
import { DELETE_VIEW, SAVE_VIEW } from "../api/view-acts";

const AFFECTS = { affects: [SAVED_VIEWS_NAME] };

/** Deletes at once; one's own is saved again when the member thinks better of it, which another's could not be. */
export function useViewRemoval() {
  const [removed, setRemoved] = useState<SavedView | null>(null);
  const deleting = useAct(DELETE_VIEW, AFFECTS);
  const saving = useAct(SAVE_VIEW, AFFECTS);

  const remove = async (view: SavedView): Promise<void> => {
    if ((await deleting.act({ id: view.id })) !== null) setRemoved(view);
  };
  /** @param onRestored called while what offers to restore it is still there, and may have the focus */
  const restore = async ({ name, page, search, shared }: SavedView, onRestored: () => void): Promise<void> => {
    if ((await saving.act({ input: { name, page, search, shared } })) === null) return;
    onRestored();
    setRemoved(null);
  };
  return { removed, remove, restore, busy: deleting.busy || saving.busy, fault: deleting.fault ?? saving.fault };
}
