import { useState, type ComponentType, type ReactNode } from "react";
import type { Fault } from "../../lib/graphql-fault";
import { useText } from "../../lib/i18n";
import { isNarrowed } from "../../lib/narrowing";
import { useReturnPlace } from "../../lib/return-place";
import type { UrlState } from "../../lib/url-state";
import { useFormat } from "../../lib/use-format";
import { useUrlState } from "../../lib/use-url-state";
import { Button } from "../../ui/button";
import { cx } from "../../ui/class-names";
import { EmptyState } from "../../ui/empty-state";
import { Panel } from "../../ui/panel";
import { TopBarSlot } from "../../ui/top-bar-slot";
import { useRequests, type RequestPage } from "./api/use-requests";
import { CoverageLink } from "./components/coverage-link";
import { InboxLink } from "./components/inbox-link";
import { LiveIndicator } from "./components/live-indicator";
import { NoneNarrowed } from "./components/none-narrowed";
import { NoneUnpriced } from "./components/none-unpriced";
import { RequestList } from "./components/request-list";
import { RequestPanel } from "./components/request-panel";
import { RequestsTools } from "./components/requests-tools";
import { UnpricedSwitch } from "./components/unpriced-switch";
import { useOpenRequest } from "./components/use-open-request";
import { useRequestView } from "./components/use-request-view";
import { emptyFace, type EmptyFace } from "./model/empty-face";
import { toNarrowingChips } from "./model/narrowing-chips";
import { isListPlace } from "./model/list-place";
import { costText } from "../../cost/known-cost";
import styles from "./requests-page.module.css";

const LOADING = { face: "loading" } as const;

export interface ListedRequests {
  rows: number;
  /** Whether some of them are archived, so that they are counted but not listed. */
  isAtMost: boolean;
  /** Beyond range and filters, in words. */
  conditions: readonly string[];
}

export interface RequestsPageProps {
  noMatches: ReactNode;
  /** What of the range is archived: said over the list, and in place of rows where it has none. Null: nothing is. */
  archived: {
    notice: ReactNode;
    /** Null where nobody knows whether requests are archived. */
    empty: ReactNode;
    words: string;
  } | null;
  /** False while it is being asked what is archived. */
  isReachKnown: boolean;
  /** Takes the listed requests away. */
  Exporting: ComponentType<ListedRequests>;
}

/** Every request of the range, newest first; new ones wait until they are asked for. */
export function RequestsPage({ noMatches, archived, isReachKnown, Exporting }: RequestsPageProps) {
  const t = useText();
  const { state } = useUrlState();
  const isNarrow = isNarrowedList(state);
  const returning = useReturnPlace("requests", isListPlace);
  const [isReturn] = useState(returning.place !== null);
  const { page, state: panel, isLoadingMore, loadMore, moreFault, newRequests, reload } = useRequests(state, isReturn);
  const view = useRequestView();
  const isArchived = isReachKnown ? (archived?.empty ?? null) !== null : null;
  const face = emptyFace(page, { isNarrow, isArchived });
  const { name, row, open, close, previous, next } = useOpenRequest(page?.nodes ?? [], loadMore);
  return (
    <>
      <TopBarSlot>
        <LiveIndicator />
      </TopBarSlot>
      {/* Outside the panel: what is typed stays where it is when nothing is found. */}
      <RequestsTools view={view} />
      {face === "archived" ? null : archived?.notice}
      <Panel
        title={t("usage.requests.title")}
        state={face === "asking" ? LOADING : panel}
        onRetry={reload}
        skeletonHeight={480}
        isEmpty={face !== null}
        empty={face === null ? null : <NoneListed {...{ face, noMatches, archived }} />}
        actions={
          <>
            <NewRequests count={newRequests} isNarrow={isNarrow} onShow={reload} />
            <UnpricedSwitch />
            {page === undefined ? null : <Taking rows={page.totalCount} {...{ archived, Exporting }} />}
          </>
        }
      >
        {page === undefined ? null : (
          <>
            <RequestList
              {...{ page, view, returning, isNarrow }}
              openId={row?.id ?? null}
              onOpen={open}
              onNearEnd={loadMore}
            />
            <RequestsFooter {...{ page, isLoadingMore, loadMore, moreFault }} />
          </>
        )}
      </Panel>
      <RequestPanel name={name} row={row} previous={previous} next={next} onClose={close} />
    </>
  );
}

/** Takes away what is listed, told with what restricts it. */
function Taking({ rows, archived, Exporting }: Pick<RequestsPageProps, "archived" | "Exporting"> & { rows: number }) {
  return <Exporting rows={rows} isAtMost={archived !== null} conditions={useConditionWords(archived)} />;
}

function isNarrowedList({ narrowing, q }: Pick<UrlState, "narrowing" | "q">): boolean {
  return isNarrowed(narrowing) || q !== "";
}

interface NoneListedProps extends Pick<RequestsPageProps, "noMatches" | "archived"> {
  face: EmptyFace;
}

/** Where the requests are, or what of the conditions to take back. */
function NoneListed({ face, noMatches, archived }: NoneListedProps) {
  const t = useText();
  const { state } = useUrlState();
  if (face === "archived") return archived?.empty;
  if (face === "away") return <EmptyState title={t("requests.away")}>{t("requests.away.text")}</EmptyState>;
  if (isNarrowedList(state)) return <NoneNarrowed />;
  return state.cost === "unpriced" ? <NoneUnpriced /> : noMatches;
}

/** What single requests must meet, one text for each condition. */
function useConditionWords(archived: RequestsPageProps["archived"]): readonly string[] {
  const t = useText();
  const format = useFormat();
  const { state } = useUrlState();
  const narrowing = toNarrowingChips(state, { t, format }).map(({ text }) => text);
  const unpriced = state.cost === "unpriced" ? [t("usage.requests.unpricedOnly")] : [];
  return [...unpriced, ...narrowing, ...(archived === null ? [] : [archived.words])];
}

/** What waits until it is asked for; of a narrowed list nobody knows how many belong to it. */
function NewRequests({ count, isNarrow, onShow }: { count: number; isNarrow: boolean; onShow: () => void }) {
  const t = useText();
  if (count === 0) return null;
  return (
    <button type="button" className={cx(styles.pill)} onClick={onShow}>
      {isNarrow ? t("requests.held") : t("usage.live.held", { count })}
    </button>
  );
}

interface RequestsFooterProps {
  page: RequestPage;
  isLoadingMore: boolean;
  loadMore: () => void;
  moreFault: Fault | null;
}

/** Counts all rows of the question, loaded or not, at the instant the list is pinned to. */
function RequestsFooter({ page, isLoadingMore, loadMore, moreFault }: RequestsFooterProps) {
  const t = useText();
  const format = useFormat();
  const isUnpricedOnly = useUrlState().state.cost === "unpriced";
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
      {moreFault === null ? null : (
        <span>
          {t(`ui.fault.${moreFault.kind}`)} <Button onPress={loadMore}>{t("ui.retry")}</Button>
        </span>
      )}
    </p>
  );
}
