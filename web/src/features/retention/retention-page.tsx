import type { Permission } from "../../lib/graphql/graphql";
import { useText } from "../../lib/i18n";
import { cx } from "../../ui/class-names";
import { EmptyState } from "../../ui/empty-state";
import { Panel } from "../../ui/panel";
import { useRetention } from "./api/use-retention";
import { AskPanel } from "./components/ask-panel";
import { Failures } from "./components/failures";
import { MonthDiagram } from "./components/month-diagram";
import { MonthsTable } from "./components/months-table";
import { PolicyPanel } from "./components/policy-panel";
import styles from "./retention-page.module.css";

/** How long requests stay, where those of each month are, and what archives say. */
export function RetentionPage({ permissions }: { permissions: readonly Permission[] }) {
  const t = useText();
  const { policy, state, retry } = useRetention();
  const canManage = permissions.includes("MANAGE_LEDGER");
  const months = policy?.months ?? [];
  const empty = <EmptyState title={t("retention.months.empty")}>{t("retention.months.empty.text")}</EmptyState>;
  return (
    <div className={cx(styles.page)}>
      <Failures months={months} />
      <PolicyPanel
        {...{ policy, state, canManage }}
        canChange={permissions.includes("MANAGE_SETTINGS")}
        onRetry={retry}
      />
      <Panel
        title={t("retention.months")}
        state={state}
        onRetry={retry}
        skeletonHeight={320}
        isEmpty={months.length === 0}
        empty={empty}
      >
        <div className={cx(styles.months)}>
          <MonthDiagram months={months} />
          <MonthsTable months={months} canManage={canManage} />
          {canManage ? null : <p className={cx(styles.hint)}>{t("retention.needsAdmin")}</p>}
        </div>
      </Panel>
      {canManage ? <AskPanel months={months} /> : null}
    </div>
  );
}
