import { useState } from "react";
import { useText } from "../../../lib/i18n";
import type { PanelState } from "../../../lib/panel-state";
import { useFormat } from "../../../lib/use-format";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { Panel } from "../../../ui/panel";
import type { RetentionPolicy } from "../api/use-retention";
import { ChangeDialog } from "./change-dialog";
import { PendingChange } from "./pending-change";
import styles from "./policy-panel.module.css";
import { RunButton } from "./run-button";
import { RunFacts } from "./run-facts";

interface PolicyPanelProps {
  policy: RetentionPolicy | undefined;
  state: PanelState;
  /** Start a run; change the setting. */
  canManage: boolean;
  canChange: boolean;
  onRetry: () => void;
}

/** The rule in a sentence, what waits to change it, and the runs. */
export function PolicyPanel({ policy, state, canManage, canChange, onRetry }: PolicyPanelProps) {
  const t = useText();
  const [isChanging, setChanging] = useState(false);
  const [cancelled, setCancelled] = useState(0);
  return (
    <Panel
      title={t("retention.policy")}
      state={state}
      onRetry={onRetry}
      skeletonHeight={160}
      actions={
        policy === undefined ? null : (
          <>
            {canChange ? (
              // Made anew to take the focus of the button that cancelled a change and is gone.
              <Button key={cancelled} autoFocus={cancelled > 0} onPress={() => setChanging(true)}>
                {t("retention.change")}
              </Button>
            ) : null}
            {canManage ? <RunButton policy={policy} /> : null}
          </>
        )
      }
    >
      {policy === undefined ? null : (
        <div className={cx(styles.policy)}>
          <p className={cx(styles.sentence)}>{t("retention.sentence", { count: policy.keepMonths })}</p>
          <PendingChange {...{ policy, canChange }} onCancelled={() => setCancelled((times) => times + 1)} />
          <Times policy={policy} />
          {isChanging ? <ChangeDialog policy={policy} onClose={() => setChanging(false)} /> : null}
        </div>
      )}
    </Panel>
  );
}

function Times({ policy: { nextRunAt, currentRun, lastRun, months } }: { policy: RetentionPolicy }) {
  const t = useText();
  const format = useFormat();
  return (
    <dl className={cx(styles.facts)}>
      <dt>{t("retention.nextRun")}</dt>
      <dd>
        <time dateTime={nextRunAt}>{format.dateTime(nextRunAt)}</time>
      </dd>
      {currentRun == null ? null : (
        <>
          <dt>{t("retention.currentRun")}</dt>
          <dd>
            <div className={cx(styles.run)}>
              <RunFacts run={currentRun} months={months} />
            </div>
          </dd>
        </>
      )}
      <dt>{t("retention.lastRun")}</dt>
      <dd>
        <div role="status" className={cx(styles.run)}>
          {lastRun == null ? t("retention.lastRun.none") : <RunFacts run={lastRun} months={months} />}
        </div>
      </dd>
    </dl>
  );
}
