import { useApolloClient } from "@apollo/client/react";
import { askAgain } from "../../../lib/ask-again";
import { useText } from "../../../lib/i18n";
import { showToast } from "../../../ui/toast";
import { DELETE_THRESHOLD, TYPED_TO_DELETE, UNDO_THRESHOLD } from "./threshold-acts";

interface Change {
  /** What was done, in words. */
  text: string;
  id: string;
  /** The version that the change wrote. */
  version: number;
  /** Undone by deleting it. */
  isNew?: boolean;
}

/** Tells what was changed, and offers for ten seconds to take it back. Stands also when the page is another. */
export function useUndoable(): (change: Change) => void {
  const client = useApolloClient();
  const t = useText();

  const undo = async ({ id, version, isNew = false }: Change): Promise<void> => {
    try {
      if (isNew) {
        const { data } = await client.query({
          query: TYPED_TO_DELETE,
          variables: { id },
          fetchPolicy: "network-only",
        });
        const name = data?.threshold?.typedToDelete ?? null;
        await client.mutate({ mutation: DELETE_THRESHOLD, variables: { id, version, name } });
      } else {
        await client.mutate({ mutation: UNDO_THRESHOLD, variables: { id, version } });
      }
      await askAgain(client);
      showToast({ text: t("thresholds.undone") });
    } catch {
      // Told in words, and nothing was lost: what is on screen is as it was.
      showToast({ text: t("thresholds.notUndone"), tone: "warning" });
    }
  };
  return (change) =>
    showToast({
      text: change.text,
      action: { label: t("thresholds.undo"), onPress: () => void undo(change) },
    });
}
