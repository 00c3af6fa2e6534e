import { Plus } from "lucide-react";
import type { Fault } from "../../../lib/graphql-fault";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useUrlState } from "../../../lib/use-url-state";
import { NO_FILTERS } from "../../../lib/filters";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { EmptyState } from "../../../ui/empty-state";
import { FormFault } from "../../../ui/form-fault";
import { Panel } from "../../../ui/panel";
import { usePrices } from "../api/use-prices";
import { ManageButton } from "./manage-button";
import { PriceFilters } from "./price-filters";
import styles from "./price-list-panel.module.css";
import { PriceTable } from "./price-table";

interface PriceListPanelProps {
  canManage: boolean;
  providers: readonly string[];
  onNewPrice: () => void;
}

export function PriceListPanel({ canManage, providers, onNewPrice }: PriceListPanelProps) {
  const t = useText();
  const { state } = useUrlState();
  const [provider = null] = state.filters.provider.is;
  const prices = usePrices({ search: state.q, provider, usedOnly: state.used });
  return (
    <Panel
      title={t("prices.list.title")}
      state={prices.state}
      onRetry={prices.reload}
      skeletonHeight={640}
      actions={
        <ManageButton variant="primary" icon={<Plus />} canManage={canManage} onPress={onNewPrice}>
          {t("prices.new")}
        </ManageButton>
      }
    >
      <PriceFilters providers={providers} />
      {prices.page?.totalCount === 0 ? <NoPrices /> : null}
      {prices.page === undefined || prices.page.totalCount === 0 ? null : (
        <>
          <PriceTable models={prices.page.nodes} />
          <PriceListFooter
            shown={prices.page.nodes.length}
            total={prices.page.totalCount}
            isLoadingMore={prices.isLoadingMore}
            moreFault={prices.moreFault}
            onMore={prices.page.pageInfo.hasNextPage ? prices.loadMore : null}
          />
        </>
      )}
    </Panel>
  );
}

/** With nothing chosen there is no list at all; otherwise the choice is too narrow. */
function NoPrices() {
  const t = useText();
  const { state, set } = useUrlState();
  const isNarrowed = state.q !== "" || state.used || state.filters.provider.is.length > 0;
  if (!isNarrowed) return <EmptyState title={t("prices.empty")}>{t("prices.empty.text")}</EmptyState>;
  return (
    <EmptyState
      title={t("prices.noMatches")}
      actions={
        <Button
          onPress={() => set({ q: "", used: false, filters: { ...state.filters, provider: NO_FILTERS.provider } })}
        >
          {t("prices.noMatches.clear")}
        </Button>
      }
    >
      {t("prices.noMatches.text")}
    </EmptyState>
  );
}

interface FooterProps {
  shown: number;
  total: number;
  isLoadingMore: boolean;
  moreFault: Fault | null;
  /** Null when all are shown. */
  onMore: (() => void) | null;
}

function PriceListFooter({ shown, total, isLoadingMore, moreFault, onMore }: FooterProps) {
  const t = useText();
  const format = useFormat();
  return (
    <div className={cx(styles.footer)}>
      <span role="status">{t("prices.shown", { shown: format.exact(shown), total: format.exact(total) })}</span>
      {moreFault === null ? null : <FormFault fault={moreFault} />}
      {onMore === null ? null : (
        <Button onPress={onMore} isPending={isLoadingMore}>
          {t("prices.more")}
        </Button>
      )}
    </div>
  );
}
