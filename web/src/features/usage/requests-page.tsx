import type { ReactNode } from "react";
import { useText } from "../../lib/i18n";
import { useFormat } from "../../lib/use-format";
import { useUrlState } from "../../lib/use-url-state";
import { cx } from "../../ui/class-names";
import { Panel } from "../../ui/panel";
import { TopBarSlot } from "../../ui/top-bar-slot";
import { useRequests, type RequestPage } from "./api/use-requests";
import { CoverageLink } from "./components/coverage-link";
import { InboxLink } from "./components/inbox-link";
import { LiveIndicator } from "./components/live-indicator";
import { NoneUnpriced } from "./components/none-unpriced";
import { RequestPanel } from "./components/request-panel";
import { RequestsTable } from "./components/requests-table";
import { UnpricedSwitch } from "./components/unpriced-switch";
import { useOpenRequest } from "./components/use-open-request";
import { costText } from "../../cost/known-cost";
import styles from "./requests-page.module.css";

/** Every request of the range, newest first; new ones wait until they are asked for. */
export function RequestsPage({ noMatches }: { noMatches: ReactNode }) {
  const t = useText();
  const { state } = useUrlState();
  const isUnpricedOnly = state.cost === "unpriced";
  const { page, state: panel, isLoadingMore, loadMore, newRequests, reload } = useRequests(state);
  const requests = page?.nodes ?? [];
  const { name, row, open, close, previous, next } = useOpenRequest(requests, loadMore);
  return (
    <>
      <TopBarSlot>
        <LiveIndicator />
      </TopBarSlot>
      <Panel
        title={t("usage.requests.title")}
        state={panel}
        onRetry={reload}
        skeletonHeight={480}
        isEmpty={page?.totalCount === 0}
        empty={isUnpricedOnly ? <NoneUnpriced /> : noMatches}
        actions={
          <>
            {newRequests > 0 ? (
              <button type="button" className={cx(styles.pill)} onClick={reload}>
                {t("usage.live.held", { count: newRequests })}
              </button>
            ) : null}
            <UnpricedSwitch />
          </>
        }
      >
        {page === undefined ? null : (
          <>
            <RequestsTable
              key={page.asOf}
              requests={requests}
              totalCount={page.totalCount}
              openId={row?.id ?? null}
              onOpen={open}
              onNearEnd={loadMore}
            />
            <RequestsFooter page={page} isUnpricedOnly={isUnpricedOnly} isLoadingMore={isLoadingMore} />
          </>
        )}
      </Panel>
      <RequestPanel name={name} row={row} previous={previous} next={next} onClose={close} />
    </>
  );
}

interface RequestsFooterProps {
  page: RequestPage;
  isUnpricedOnly: boolean;
  isLoadingMore: boolean;
}

/** Counts all rows of the question, loaded or not, at the instant the list is pinned to. */
function RequestsFooter({ page, isUnpricedOnly, isLoadingMore }: RequestsFooterProps) {
  const t = useText();
  const format = useFormat();
  const { totalCount, totalCost, coverage, asOf } = page;
  const values = {
    count: totalCount,
    shown: format.exact(totalCount),
    cost: costText({ cost: totalCost, coverage }, { money: format.moneyCard, unknown: format.unknown }),
    time: format.time(asOf),
  };
  return (
    <p className={cx(styles.footer)} role="status">
      <span>
        {t("usage.requests.footer", values)}
        {coverage.unpricedRequests > 0 ? " · " : null}
        {isUnpricedOnly ? <InboxLink /> : <CoverageLink coverage={coverage} />}
      </span>
      {isLoadingMore ? <span>{t("usage.requests.loadingMore")}</span> : null}
    </p>
  );
}
