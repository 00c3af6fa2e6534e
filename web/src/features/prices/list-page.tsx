import { Link } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { useText } from "../../lib/i18n";
import { useCarriedSearch } from "../../lib/use-carried-search";
import { useFormat } from "../../lib/use-format";
import { Button } from "../../ui/button";
import { cx } from "../../ui/class-names";
import { EmptyState } from "../../ui/empty-state";
import { FormFault } from "../../ui/form-fault";
import { Panel } from "../../ui/panel";
import { usePriceListChanges } from "./api/use-price-list-changes";
import { usePriceLists } from "./api/use-price-lists";
import { ListChangeTable } from "./components/list-change-table";
import { ListDecision } from "./components/list-decision";
import { ListHistory } from "./components/list-history";
import { PricesNav } from "./components/prices-nav";
import styles from "./prices-page.module.css";

const PAGE_SIZE = 50;

/** What accepting a list would change, and the decision. */
export function ListPage({ id, canManage }: { id: string; canManage: boolean }) {
  const t = useText();
  const format = useFormat();
  const { lists, state: listState, reload: reloadLists } = usePriceLists();
  const { changes, state, isLoadingMore, loadMore, moreFault, reload } = usePriceListChanges(id, PAGE_SIZE);
  const list = lists?.find((one) => one.id === id);
  return (
    <div className={cx(styles.page)}>
      <PricesNav />
      <Link to="/prices" search={useCarriedSearch()} className={cx(styles.back)}>
        <ArrowLeft aria-hidden />
        {t("prices.model.back")}
      </Link>
      {list?.state === "PROPOSED" && changes !== undefined ? (
        <ListDecision list={list} changes={changes} canManage={canManage} />
      ) : null}
      <Panel
        title={t("prices.changes.title")}
        state={state}
        onRetry={reload}
        skeletonHeight={480}
        isEmpty={changes?.totalCount === 0}
        empty={<EmptyState title={t("prices.changes.none")}>{t("prices.changes.none.text")}</EmptyState>}
      >
        <ListChangeTable changes={changes?.nodes ?? []} />
        <div className={cx(styles.footer)}>
          <span role="status">
            {t("prices.shown", {
              shown: format.exact(changes?.nodes.length ?? 0),
              total: format.exact(changes?.totalCount ?? 0),
            })}
          </span>
          {moreFault === null ? null : <FormFault fault={moreFault} />}
          {changes?.pageInfo.hasNextPage === true ? (
            <Button onPress={loadMore} isPending={isLoadingMore}>
              {t("prices.more")}
            </Button>
          ) : null}
        </div>
      </Panel>
      <Panel title={t("prices.lists.title")} state={listState} onRetry={reloadLists}>
        <ListHistory lists={lists ?? []} />
      </Panel>
    </div>
  );
}
