import { useState, type ReactNode } from "react";
import { useText } from "../../lib/i18n";
import { isNarrowed } from "../../lib/narrowing";
import { useReturnPlace } from "../../lib/return-place";
import { useFormat } from "../../lib/use-format";
import { useUrlState } from "../../lib/use-url-state";
import { cx } from "../../ui/class-names";
import { Panel } from "../../ui/panel";
import { TopBarSlot } from "../../ui/top-bar-slot";
import { useRequests, type RequestPage } from "./api/use-requests";
import { useRequestTimes } from "./api/use-request-times";
import { CoverageLink } from "./components/coverage-link";
import { InboxLink } from "./components/inbox-link";
import { LiveIndicator } from "./components/live-indicator";
import { NoneNarrowed } from "./components/none-narrowed";
import { NoneUnpriced } from "./components/none-unpriced";
import { RequestHistogram } from "./components/request-histogram";
import { RequestPanel } from "./components/request-panel";
import { RequestsTable } from "./components/requests-table";
import { RequestsTools } from "./components/requests-tools";
import { UnpricedSwitch } from "./components/unpriced-switch";
import { useOpenRequest } from "./components/use-open-request";
import { useRequestView } from "./components/use-request-view";
import { isListPlace } from "./model/list-place";
import { costText } from "../../cost/known-cost";
import styles from "./requests-page.module.css";

/** Every request of the range, newest first; new ones wait until they are asked for. */
export function RequestsPage({ noMatches }: { noMatches: ReactNode }) {
  const t = useText();
  const { state } = useUrlState();
  const isUnpricedOnly = state.cost === "unpriced";
  const isNarrow = isNarrowed(state.narrowing) || state.q !== "";
  const { place, keep } = useReturnPlace("requests", isListPlace);
  const [isReturn] = useState(place !== null);
  const { page, state: panel, isLoadingMore, loadMore, newRequests, reload } = useRequests(state, isReturn);
  const times = useRequestTimes(state);
  const view = useRequestView();
  const [inView, setInView] = useState<{ newest: string; oldest: string } | null>(null);
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
        empty={
          isNarrow ? (
            <>
              <RequestsTools view={view} />
              <NoneNarrowed />
            </>
          ) : isUnpricedOnly ? (
            <NoneUnpriced />
          ) : (
            noMatches
          )
        }
        actions={
          <>
            {newRequests > 0 ? (
              <button type="button" className={cx(styles.pill)} onClick={reload}>
                {isNarrow ? t("requests.held") : t("usage.live.held", { count: newRequests })}
              </button>
            ) : null}
            <UnpricedSwitch />
          </>
        }
      >
        {page === undefined ? null : (
          <>
            <RequestsTools view={view} />
            {times === undefined ? (
              <div className={cx(styles.histogram)} aria-busy />
            ) : (
              <RequestHistogram times={times} inView={inView} isNarrowed={isNarrow || isUnpricedOnly} />
            )}
            <RequestsTable
              key={page.asOf}
              requests={requests}
              totalCount={page.totalCount}
              openId={row?.id ?? null}
              onOpen={open}
              onNearEnd={loadMore}
              view={view}
              left={place?.asOf === page.asOf ? place : null}
              onPlace={(at) => keep({ ...at, asOf: page.asOf })}
              onView={setInView}
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
