import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useText } from "../../lib/i18n";
import { useShortcuts } from "../../lib/shortcuts";
import { toUrlSearch } from "../../lib/url-state";
import { useUrlState } from "../../lib/use-url-state";
import { Button } from "../../ui/button";
import { cx } from "../../ui/class-names";
import { FormFault } from "../../ui/form-fault";
import type { AlertAct } from "./api/send-alert-act";
import { useAlertActs } from "./api/use-alert-acts";
import { useAlerts, type Alert } from "./api/use-alerts";
import { AlertDetail } from "./components/alert-detail";
import { AlertList } from "./components/alert-list";
import { AlertTabs } from "./components/alert-tabs";
import styles from "./alerts-page.module.css";

/** What was crossed and waits for somebody; one of them opens beside the list. */
export function AlertsPage({ canManage }: { canManage: boolean }) {
  const t = useText();
  const { state: url } = useUrlState();
  const { alertId } = useParams({ strict: false });
  const listed = useAlerts(url.tab);
  const { alerts } = listed;
  const { chosen, choose, clear } = useChosen(alerts);
  const { run, fault, forget } = useAlertActs();
  useSteps(alerts, alertId);

  const act = (ones: readonly Alert[], done: AlertAct): void => {
    clear();
    void run(ones, done);
  };
  return (
    <div className={cx(styles.page, alertId !== undefined && styles.withDetail)}>
      <div className={cx(styles.tabs)}>
        <AlertTabs counts={listed.counts} />
        {fault === null ? null : (
          <div className={cx(styles.fault)}>
            {fault.kind === "conflict" ? <p role="alert">{t("alerts.conflict")}</p> : <FormFault fault={fault} />}
            <Button variant="quiet" onPress={forget}>
              {t("ui.close")}
            </Button>
          </div>
        )}
      </div>
      <div className={cx(styles.list)}>
        <AlertList {...{ listed, alertId, chosen, canManage }} onChoose={choose} onClear={clear} onAct={act} />
      </div>
      <div className={cx(styles.detail)}>
        {alertId === undefined ? (
          <p className={cx(styles.hint)}>{alerts.length === 0 ? null : t("alerts.pick")}</p>
        ) : (
          <AlertDetail
            key={alertId}
            id={alertId}
            canManage={canManage}
            hasKeys={chosen.length === 0}
            onAct={(alert, done) => act([alert], done)}
          />
        )}
      </div>
    </div>
  );
}

/** Those that are still listed; one that somebody else resolved is chosen no more. */
function useChosen(alerts: readonly Alert[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const chosen = alerts.filter(({ id, status }) => ids.has(id) && status !== "RESOLVED");
  const choose = (id: string, isChosen: boolean): void => {
    const next = new Set(ids);
    if (isChosen) next.add(id);
    else next.delete(id);
    setIds(next);
  };
  return { chosen, choose, clear: () => setIds(new Set()) };
}

/** `j` and `k` open the next and the previous one. */
function useSteps(alerts: readonly Alert[], alertId: string | undefined): void {
  const navigate = useNavigate();
  const { state } = useUrlState();
  const place = alerts.findIndex(({ id }) => id === alertId);
  const open = (next: number): void => {
    const alert = alerts[next];
    if (alert === undefined) return;
    void navigate({
      to: "/alerts/$alertId",
      params: { alertId: alert.id },
      search: toUrlSearch(state),
      resetScroll: false,
    });
  };
  useShortcuts({ j: () => open(place + 1), k: () => open(Math.max(0, place - 1)) });
}
