import { useText } from "../../../lib/i18n";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { EmptyState } from "../../../ui/empty-state";
import { FormFault } from "../../../ui/form-fault";
import job from "../../../ui/job-card.module.css";
import { Panel } from "../../../ui/panel";
import type { useRecostActs } from "../api/use-recost-acts";
import { useRecosts } from "../api/use-recosts";
import { RecostCard } from "./recost-card";

interface RecostListProps {
  acts: ReturnType<typeof useRecostActs>;
  canManage: boolean;
}

/** Every re-cost there was, with who and why; the running one on top with its progress. */
export function RecostList({ acts, canManage }: RecostListProps) {
  const t = useText();
  const { page, state, loadMore, moreFault, retry } = useRecosts();
  return (
    <Panel
      title={t("recost.list.title")}
      state={state}
      onRetry={retry}
      skeletonHeight={160}
      isEmpty={page?.nodes.length === 0}
      empty={<EmptyState title={t("recost.list.empty")}>{t("recost.list.empty.text")}</EmptyState>}
    >
      <ol className={cx(job.list)}>
        {page?.nodes.map((recost) => (
          <RecostCard key={recost.id} recost={recost} acts={acts} canManage={canManage} />
        ))}
      </ol>
      {moreFault === null ? null : <FormFault fault={moreFault} />}
      {page?.pageInfo.hasNextPage === true ? <Button onPress={loadMore}>{t("recost.list.more")}</Button> : null}
    </Panel>
  );
}
