import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useUrlState } from "../../../lib/use-url-state";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { EmptyState } from "../../../ui/empty-state";
import { FormFault } from "../../../ui/form-fault";
import { Panel } from "../../../ui/panel";
import type { AlertAct } from "../api/send-alert-act";
import type { Alert, useAlerts } from "../api/use-alerts";
import { AlertActions } from "./alert-actions";
import styles from "./alert-list.module.css";
import { AlertRow } from "./alert-row";

interface AlertListProps {
  listed: ReturnType<typeof useAlerts>;
  /** The one that is open beside it. */
  alertId: string | undefined;
  chosen: readonly Alert[];
  canManage: boolean;
  onChoose: (id: string, isChosen: boolean) => void;
  onClear: () => void;
  onAct: (alerts: readonly Alert[], act: AlertAct) => void;
}

/** The alerts of a tab; several can be chosen and acted on together. */
export function AlertList({ listed, alertId, chosen, canManage, onChoose, onClear, onAct }: AlertListProps) {
  const t = useText();
  const { tab } = useUrlState().state;
  const { alerts, counts, hasMore, more, moreFault, state, reload } = listed;
  const isChosen = (id: string): boolean => chosen.some((one) => one.id === id);
  return (
    <Panel
      title={t(`alerts.tab.${tab}`)}
      state={state}
      onRetry={reload}
      skeletonHeight={320}
      isEmpty={alerts.length === 0}
      empty={<NoAlerts lastCrossedAt={counts?.lastCrossedAt ?? null} />}
    >
      {chosen.length === 0 ? null : (
        <div className={cx(styles.bulk)} role="group" aria-label={t("alerts.chosen", { count: chosen.length })}>
          <span>{t("alerts.chosen", { count: chosen.length })}</span>
          <AlertActions alerts={chosen} canManage={canManage} hasKeys onAct={(act) => onAct(chosen, act)} />
          <Button variant="quiet" onPress={onClear}>
            {t("alerts.chooseNone")}
          </Button>
        </div>
      )}
      <ul className={cx(styles.list)} aria-label={t("alerts.list")}>
        {alerts.map((alert) => (
          <AlertRow
            key={alert.id}
            alert={alert}
            isOpen={alert.id === alertId}
            isChosen={isChosen(alert.id)}
            onChoose={canManage && alert.status !== "RESOLVED" ? (chooses) => onChoose(alert.id, chooses) : null}
          />
        ))}
      </ul>
      {hasMore ? (
        <div className={cx(styles.more)}>
          {moreFault === null ? null : <FormFault fault={moreFault} />}
          <Button onPress={more}>{t("alerts.more")}</Button>
        </div>
      ) : null}
    </Panel>
  );
}

function NoAlerts({ lastCrossedAt }: { lastCrossedAt: string | null }) {
  const t = useText();
  const format = useFormat();
  const { tab } = useUrlState().state;
  if (tab !== "open") return <EmptyState title={t("alerts.empty.none")} />;
  return (
    <EmptyState title={t("alerts.empty")}>
      {lastCrossedAt === null
        ? t("alerts.empty.never")
        : t("alerts.empty.last", { time: format.dateTime(lastCrossedAt) })}
    </EmptyState>
  );
}
