import { Lock, SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "../../lib/i18n";
import { useFormat } from "../../lib/use-format";
import { useUrlState } from "../../lib/use-url-state";
import { Button } from "../../ui/button";
import { cx } from "../../ui/class-names";
import { EmptyState } from "../../ui/empty-state";
import { FormFault } from "../../ui/form-fault";
import { Panel } from "../../ui/panel";
import { useAuditEntries } from "./api/use-audit-entries";
import styles from "./audit-page.module.css";
import { AuditFilters } from "./components/audit-filters";
import { AuditTable } from "./components/audit-table";
import { ExportMenu } from "./components/export-menu";
import { isNarrowed, toAuditFilter } from "./model/audit-filter";

/** Who did what of administration. @param range the control that chooses one */
export function AuditPage({ range }: { range: ReactNode }) {
  const t = useText();
  const format = useFormat();
  const { state: url } = useUrlState();
  const { page, state, isLoadingMore, loadMore, moreFault, reload } = useAuditEntries(toAuditFilter(url));
  return (
    <div className={cx(styles.page)}>
      <AuditFilters range={range} />
      <Panel
        title={t("audit.title")}
        state={state}
        onRetry={reload}
        skeletonHeight={480}
        isEmpty={page?.totalCount === 0}
        empty={<NoEntries />}
        actions={<ExportMenu />}
      >
        <p className={cx(styles.mark)}>
          <Lock aria-hidden />
          {t("audit.appendOnly")}
        </p>
        <AuditTable entries={page?.nodes ?? []} />
        <div className={cx(styles.footer)}>
          <span role="status">
            {t("audit.shown", {
              shown: format.exact(page?.nodes.length ?? 0),
              total: format.exact(page?.totalCount ?? 0),
            })}
          </span>
          {moreFault === null ? null : <FormFault fault={moreFault} />}
          {page?.pageInfo.hasNextPage === true ? (
            <Button onPress={loadMore} isPending={isLoadingMore}>
              {t("audit.loadMore")}
            </Button>
          ) : null}
        </div>
      </Panel>
    </div>
  );
}

function NoEntries() {
  const t = useText();
  const { state, set } = useUrlState();
  return (
    <EmptyState
      icon={<SearchX aria-hidden />}
      title={t("audit.empty")}
      actions={
        state.range === "90d" ? null : <Button onPress={() => set({ range: "90d" })}>{t("audit.empty.widen")}</Button>
      }
    >
      {isNarrowed(state) ? t("audit.empty.narrowed") : t("audit.empty.text")}
    </EmptyState>
  );
}
