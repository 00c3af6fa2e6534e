import type { ComponentType, ReactNode } from "react";
import { NO_USER } from "../../lib/filters";
import type { Compare, Meter } from "../../lib/graphql/graphql";
import { useText } from "../../lib/i18n";
import { rankedAgainst } from "../../lib/ranked-against";
import { toCompare, toMeter } from "../../lib/to-usage-filter";
import { METERS, type MeterChoice } from "../../lib/url-grammar";
import { useChosenState } from "../../lib/url-state-context";
import { useFormat } from "../../lib/use-format";
import { useUrlState } from "../../lib/use-url-state";
import { Button } from "../../ui/button";
import { Checkbox } from "../../ui/checkbox";
import { cx } from "../../ui/class-names";
import { CodeBlock } from "../../ui/code-block";
import { DrawnLater } from "../../ui/drawn-later";
import { Notice } from "../../ui/notice";
import { Panel } from "../../ui/panel";
import { Select } from "../../ui/select";
import { useUsers, type UserRanking } from "./api/use-users";
import { useUserSpread } from "./api/use-user-spread";
import { ConcentrationPanel } from "./components/concentration-panel";
import { CoverageLink } from "./components/coverage-link";
import { SpreadTiles } from "./components/spread-tiles";
import { UsersTable } from "./components/users-table";
import { rankingMeter, rankingSort } from "./model/user-sort";
import styles from "./users-page.module.css";

export interface RankedAppUsers {
  rows: number;
  sort: Meter;
  compare: Compare;
}

interface UsersPageProps {
  /** Ways to one of them: by pseudonym, or by who they are outside. */
  search: ReactNode;
  noMatches: ReactNode;
  /** Takes the whole ranking away. */
  Exporting: ComponentType<RankedAppUsers>;
}

/** Pixels that the rows take until they are drawn, which on a slow processor holds up keys for half a second. */
const TABLE_HEIGHT = 480;

/** Whose requests use and cost how much, by pseudonym. */
export function UsersPage({ search, noMatches, Exporting }: UsersPageProps) {
  const t = useText();
  const { state, set } = useUrlState();
  const { ranking, state: panel, retry, ...more } = useUsers(state);
  const spread = useUserSpread(state);
  const meter = rankingMeter(state.sort);
  const ranked = { sort: toMeter(meter), compare: toCompare(rankedAgainst(state.cmp)) };
  const rows = ranking?.nodes ?? [];
  const isNobodyNamed = rows.every(({ key }) => key === NO_USER) && !state.filters.user.is.includes(NO_USER);
  return (
    <div className={cx(styles.page)}>
      <SpreadTiles spread={spread.spread} totals={ranking?.grandTotal} meter={meter} />
      {state.curve ? <ConcentrationPanel {...spread} meter={meter} /> : null}
      <Panel
        title={t("usage.users.title")}
        state={panel}
        onRetry={retry}
        skeletonHeight={TABLE_HEIGHT}
        isEmpty={rows.length === 0}
        empty={noMatches}
        actions={
          <>
            {search}
            {ranking === undefined ? null : <Exporting {...ranked} rows={ranking.totalCount} />}
          </>
        }
      >
        {ranking === undefined ? null : (
          <>
            {isNobodyNamed ? <HowToSend /> : null}
            <RankingChoices meter={meter} />
            <DrawnLater when minHeight={TABLE_HEIGHT}>
              <UsersTable ranking={ranking} meter={meter} onSort={(chosen) => set({ sort: rankingSort(chosen) })} />
            </DrawnLater>
            <RankingFooter ranking={ranking} {...more} />
          </>
        )}
      </Panel>
    </div>
  );
}

/** By what it is ranked, and whether its concentration is drawn. */
function RankingChoices({ meter }: { meter: MeterChoice }) {
  const t = useText();
  const { set } = useUrlState();
  const { curve: isDrawn } = useChosenState();
  return (
    <div className={cx(styles.sort)}>
      <Select
        label={t("usage.users.sort")}
        hideLabel
        prefix={t("usage.users.sort")}
        value={meter}
        onChange={(chosen) => set({ sort: rankingSort(chosen) })}
        options={METERS.map((one) => ({ value: one, label: t(`usage.meter.${one}`) }))}
      />
      <Checkbox isSelected={isDrawn} onChange={(curve) => set({ curve })}>
        {t("users.curve.show")}
      </Checkbox>
    </div>
  );
}

type RankingFooterProps = Pick<ReturnType<typeof useUsers>, "isLoadingMore" | "loadMore" | "moreFault"> & {
  ranking: UserRanking;
};

/** How much there is, and a way to more of it. */
function RankingFooter({ ranking, isLoadingMore, loadMore, moreFault }: RankingFooterProps) {
  const t = useText();
  return (
    <footer className={cx(styles.footer)}>
      <Extent ranking={ranking} />
      {moreFault === null ? null : <span role="alert">{t(`ui.fault.${moreFault.kind}`)}</span>}
      {loadMore === null ? null : (
        <Button onPress={loadMore} isPending={isLoadingMore}>
          {t("usage.users.more")}
        </Button>
      )}
    </footer>
  );
}

/** How much of the ranking is on screen, and which share of it has a price. */
function Extent({ ranking: { nodes, totalCount, grandTotal } }: { ranking: UserRanking }) {
  const t = useText();
  const format = useFormat();
  const shown = format.exact(nodes.length);
  return (
    <span role="status">
      {t("usage.users.extent", { count: totalCount, shown, total: format.exact(totalCount) })}
      {grandTotal.coverage.unpricedRequests > 0 ? " · " : null}
      <CoverageLink coverage={grandTotal.coverage} />
    </span>
  );
}

const EXAMPLE = `{ "id": "…", "provider": "google", "model": "gemini-2.5-flash", "userId": "user-4711" }`;

/** Nobody is named yet: the line of code that changes it. */
function HowToSend() {
  const t = useText();
  return (
    <div className={cx(styles.howTo)}>
      <Notice label={t("usage.users.empty")}>
        <strong>{t("usage.users.empty")}</strong>
        <p>{t("usage.users.empty.text")}</p>
        <p>{t("usage.users.empty.kept")}</p>
      </Notice>
      <CodeBlock label={t("usage.users.empty.copy")} code={EXAMPLE} />
    </div>
  );
}
