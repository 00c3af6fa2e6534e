import { useText } from "../../lib/i18n";
import { Button } from "../../ui/button";
import { cx } from "../../ui/class-names";
import { EmptyState } from "../../ui/empty-state";
import { FormFault } from "../../ui/form-fault";
import job from "../../ui/job-card.module.css";
import { Panel } from "../../ui/panel";
import { useExports } from "./api/use-exports";
import { ExportCard } from "./components/export-card";
import { SchedulesPanel } from "./components/schedules-panel";
import styles from "./exports-page.module.css";

/** Files that were asked for, those under way with their progress. Leaving the page stops nothing. */
export function ExportsPage() {
  const t = useText();
  const { page, state, loadMore, moreFault, retry } = useExports();
  return (
    <div className={cx(styles.page)}>
      <Panel
        title={t("exports.list")}
        state={state}
        onRetry={retry}
        skeletonHeight={240}
        isEmpty={page?.nodes.length === 0}
        empty={<EmptyState title={t("exports.list.empty")}>{t("exports.list.empty.text")}</EmptyState>}
      >
        <ol className={cx(job.list)}>
          {page?.nodes.map((one) => (
            <ExportCard key={one.id} export={one} />
          ))}
        </ol>
        {moreFault === null ? null : <FormFault fault={moreFault} />}
        {page?.pageInfo.hasNextPage === true ? <Button onPress={loadMore}>{t("exports.list.more")}</Button> : null}
      </Panel>
      <SchedulesPanel />
    </div>
  );
}
