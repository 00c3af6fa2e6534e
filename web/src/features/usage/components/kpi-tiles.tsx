import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useUrlState } from "../../../lib/use-url-state";
import { cx } from "../../../ui/class-names";
import { Sparkline } from "../../../ui/sparkline";
import { StatTile } from "../../../ui/stat-tile";
import type { OverviewAnswer } from "../api/use-overview";
import type { BreakdownRow } from "../api/use-overview-details";
import { costPerRequest, shareOf } from "../model/exact-sum";
import { costText } from "../model/known-cost";
import type { TotalsAnswer } from "../model/usage-answer";
import { CoverageLink } from "./coverage-link";
import { DeltaChip } from "./delta-chip";
import styles from "./kpi-tiles.module.css";
import { TokenSplit } from "./token-split";

interface KpiTilesProps {
  overview: OverviewAnswer;
  models: readonly BreakdownRow[];
}

/** The five figures; those that are a meter choose what the chart shows. */
export function KpiTiles({ overview, models }: KpiTilesProps) {
  const t = useText();
  const format = useFormat();
  const { state, set } = useUrlState();
  const { totals, costTrend, tokensTrend, requestsTrend } = overview;
  const previous = totals.previous;

  const delta = (figure: (of: TotalsAnswer) => string | number | null) => {
    const [now, before] = [figure(totals), previous === null ? null : figure(previous)];
    if (previous === null || now === null || before === null) return undefined;
    return <DeltaChip delta={format.delta(now, before)} against={format.range(previous.range.from, previous.range.to)} />;
  };
  const meter = (choice: "cost" | "tokens" | "requests") => ({
    onPress: () => set({ meter: choice }),
    isPressed: state.meter === choice,
  });
  const failedShare = shareOf(String(totals.failedRequests), String(totals.requests));
  const perRequest = averageCost(totals);
  const costTrendValues = costTrend.total.map(Number);
  const requestValues = requestsTrend.total.map(Number);
  return (
    <div className={cx(styles.tiles)} role="group" aria-label={t("usage.kpi.title")}>
      <div className={cx(styles.tile, styles.cost)}>
        <StatTile
          label={t("usage.meter.cost")}
          value={costText(totals, { money: format.moneyCard, unknown: format.unknown })}
          title={format.moneyExact(totals.cost)}
          delta={delta(({ cost }) => cost)}
          {...meter("cost")}
        >
          {totals.coverage.unpricedRequests > 0 ? <span className={cx(styles.coveragePlace)} /> : null}
          <Trend values={costTrendValues} />
        </StatTile>
        <CoverageLink className={cx(styles.coverage)} coverage={totals.coverage} models={models} />
      </div>
      <div className={cx(styles.tile)}>
        <StatTile
          label={t("usage.meter.tokens")}
          value={format.compact(totals.totalTokens)}
          title={format.exact(totals.totalTokens)}
          delta={delta(({ totalTokens }) => totalTokens)}
          {...meter("tokens")}
        >
          <Trend values={tokensTrend.total.map(Number)} />
          <TokenSplit input={totals.inputTokens} output={totals.outputTokens} total={totals.totalTokens} />
        </StatTile>
      </div>
      <div className={cx(styles.tile)}>
        <StatTile
          label={t("usage.meter.requests")}
          value={format.exact(totals.requests)}
          delta={delta(({ requests }) => requests)}
          note={failedShare === null ? undefined : t("usage.kpi.failed", { count: totals.failedRequests, share: format.percent(failedShare) })}
          {...meter("requests")}
        >
          <Trend values={requestValues} />
        </StatTile>
      </div>
      <div className={cx(styles.tile)}>
        <StatTile
          label={t("usage.kpi.users")}
          value={format.exact(totals.activeUsers)}
          delta={delta(({ activeUsers }) => activeUsers)}
          note={totals.activeUsers === 0 ? undefined : t("usage.kpi.perUser", { count: format.compact(totals.requests / totals.activeUsers) })}
        />
      </div>
      <div className={cx(styles.tile)}>
        <StatTile
          label={t("usage.kpi.perRequest")}
          value={perRequest === null ? format.unknown : format.moneyRow(perRequest)}
          {...(perRequest === null ? {} : { title: format.moneyExact(perRequest) })}
          delta={delta(averageCost)}
          note={perRequest === null && totals.requests > 0 ? t("usage.unpriced") : undefined}
        >
          <Trend values={costTrendValues.map((cost, index) => cost / Math.max(1, requestValues[index] ?? 0))} />
        </StatTile>
      </div>
    </div>
  );
}

function Trend({ values }: { values: readonly number[] }) {
  return (
    <span className={cx(styles.trend)}>
      <Sparkline values={values} height={24} />
    </span>
  );
}

function averageCost({ cost, coverage }: TotalsAnswer): string | null {
  return costPerRequest(cost, coverage.requests - coverage.unpricedRequests);
}
