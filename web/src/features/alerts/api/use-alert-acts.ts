import type { ApolloClient } from "@apollo/client";
import { useApolloClient } from "@apollo/client/react";
import { useState } from "react";
import { toFault, type Fault } from "../../../lib/graphql-fault";
import { useText, type Translate } from "../../../lib/i18n";
import { showToast } from "../../../ui/toast";
import { REOPEN_ALERTS } from "./alert-acts";
import { canUndo } from "../model/can-undo";
import { beatOfAlerts } from "./alert-pulse";
import { sendAlertAct, type AlertAct, type Standing } from "./send-alert-act";
import type { Alert } from "./use-alerts";

/** Acts on alerts; shown at once, taken back where the server refuses, and undone for ten seconds where they were open. */
export function useAlertActs() {
  const client = useApolloClient();
  const t = useText();
  const [fault, setFault] = useState<Fault | null>(null);

  const run = async (alerts: readonly Alert[], done: AlertAct): Promise<void> => {
    setFault(null);
    const isUndoable = canUndo(alerts, Date.now()); // as they are before the act
    try {
      const standing = await sendAlertAct(client, alerts, done);
      showToast({
        text: t(`alerts.done.${done.act}`, { count: alerts.length }),
        ...(isUndoable ? { action: { label: t("alerts.undo"), onPress: () => void undo(client, standing, t) } } : {}),
      });
    } catch (error) {
      setFault(toFault(error));
    } finally {
      beatOfAlerts();
    }
  };
  return { run, fault, forget: () => setFault(null) };
}

async function undo(client: ApolloClient, standing: readonly Standing[], t: Translate): Promise<void> {
  try {
    const alerts = standing.map(({ id, version }) => ({ id, version }));
    await client.mutate({ mutation: REOPEN_ALERTS, variables: { alerts } });
    showToast({ text: t("alerts.undone") });
  } catch {
    // Told in words; what is on screen is asked again.
    showToast({ text: t("alerts.notUndone"), tone: "warning" });
  }
  beatOfAlerts();
}
