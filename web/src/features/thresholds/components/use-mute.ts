import { useApolloClient } from "@apollo/client/react";
import { askAgain } from "../../../lib/ask-again";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useRestEnds } from "../../../lib/use-rest-ends";
import { showToast } from "../../../ui/toast";
import { MUTE_THRESHOLD } from "../api/threshold-acts";
import type { ListedThreshold } from "../api/use-thresholds";
import { useUndoable } from "../api/use-undoable";

interface Mute {
  forHour: (threshold: ListedThreshold) => void;
  untilTomorrow: (threshold: ListedThreshold) => void;
  /** An instant; null ends it. */
  until: (threshold: ListedThreshold, until: string | null) => void;
}

export function useMute(): Mute {
  const client = useApolloClient();
  const t = useText();
  const format = useFormat();
  const { inAnHour, nineTomorrow } = useRestEnds();
  const tell = useUndoable();

  const mute = async ({ id, version }: ListedThreshold, until: string | null): Promise<void> => {
    try {
      const { data } = await client.mutate({ mutation: MUTE_THRESHOLD, variables: { id, version, until } });
      await askAgain(client);
      const text =
        until === null ? t("thresholds.unmuted") : t("thresholds.muted", { time: format.monthDayClock(until) });
      tell({ text, id, version: data?.muteThreshold.version ?? version + 1 });
    } catch {
      // Said in words; the list is asked again, so that what is shown is what is.
      await askAgain(client);
      showToast({ text: t("thresholds.notDone"), tone: "warning" });
    }
  };
  return {
    forHour: (threshold) => void mute(threshold, inAnHour()),
    untilTomorrow: (threshold) => void mute(threshold, nineTomorrow()),
    until: (threshold, until) => void mute(threshold, until),
  };
}
