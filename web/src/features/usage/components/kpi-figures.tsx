import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { StatTile } from "../../../ui/stat-tile";
import type { OverviewAnswer } from "../api/use-overview";
import { costPerRequest, shareOf } from "../model/exact-sum";
import { costText } from "../../../cost/known-cost";
import { lackText } from "../model/lack-text";
import { trendSoFar } from "../model/trend-so-far";
import type { TotalsAnswer } from "../model/usage-answer";
import { CoverageLink } from "./coverage-link";
import { KpiTrend } from "./kpi-trend";
import styles from "./kpi-tiles.module.css";
import { TokenSplit } from "./token-split";
import { useKpiParts } from "./use-kpi-parts";

export interface TileProps {
  overview: OverviewAnswer;
  /** Its numbers change by themselves. */
  isTicking: boolean;
}

/** With its coverage laid over it. */
export function CostTile({ overview, isTicking }: TileProps) {
  return (
    <div className={cx(styles.tile, styles.cost)}>
      <CostFigure overview={overview} isTicking={isTicking} />
      <CoverageLink className={cx(styles.coverage)} coverage={overview.totals.coverage} isShort />
    </div>
  );
}

function CostFigure({ overview: { totals, costTrend }, isTicking }: TileProps) {
  const t = useText();
  const format = useFormat();
  const { delta, meter } = useKpiParts(totals);
  return (
    <StatTile
      label={t("usage.meter.cost")}
      isLive={isTicking}
      value={costText(totals, { money: format.moneyCard, unknown: format.unknown })}
      brief={costText(totals, { money: format.moneyBrief, unknown: format.unknown })}
      title={format.moneyExact(totals.cost)}
      delta={delta(({ cost }) => cost, true)}
      {...meter("cost")}
    >
      {totals.coverage.unpricedRequests > 0 ? <span className={cx(styles.coveragePlace)} /> : null}
      <KpiTrend values={trendSoFar(costTrend).map(Number)} />
    </StatTile>
  );
}

export function TokensTile({ overview: { totals, tokensTrend }, isTicking }: TileProps) {
  const t = useText();
  const format = useFormat();
  const { delta, meter } = useKpiParts(totals);
  return (
    <StatTile
      label={t("usage.meter.tokens")}
      isLive={isTicking}
      value={format.compact(totals.totalTokens)}
      title={format.exact(totals.totalTokens)}
      delta={delta(({ totalTokens }) => totalTokens)}
      {...meter("tokens")}
    >
      <KpiTrend values={trendSoFar(tokensTrend).map(Number)} />
      <TokenSplit input={totals.inputTokens} output={totals.outputTokens} total={totals.totalTokens} />
    </StatTile>
  );
}

interface RequestsTileProps extends TileProps {
  /** Where a tile of their own does not tell how many failed. */
  tellsFailed: boolean;
}

export function RequestsTile({ overview: { totals, requestsTrend }, isTicking, tellsFailed }: RequestsTileProps) {
  const t = useText();
  const format = useFormat();
  const { delta, meter } = useKpiParts(totals);
  const failedShare = shareOf(String(totals.failedRequests), String(totals.requests));
  return (
    <StatTile
      label={t("usage.meter.requests")}
      isLive={isTicking}
      value={format.exact(totals.requests)}
      delta={delta(({ requests }) => requests)}
      note={
        failedShare === null || !tellsFailed
          ? undefined
          : t("usage.kpi.failed", { count: totals.failedRequests, share: format.percent(failedShare) })
      }
      {...meter("requests")}
    >
      <KpiTrend values={trendSoFar(requestsTrend).map(Number)} />
    </StatTile>
  );
}

export function PerRequestTile({ overview: { totals, costTrend, requestsTrend }, isTicking }: TileProps) {
  const t = useText();
  const format = useFormat();
  const { delta } = useKpiParts(totals);
  const average = averageCost(totals);
  // Buckets without a request have no average; they are left out rather than drawn as zero.
  const trend = costTrend.total.flatMap((cost, index) => shareOf(cost, requestsTrend.total[index] ?? "0") ?? []);
  return (
    <StatTile
      label={t("usage.kpi.perRequest")}
      isLive={isTicking}
      value={average === null ? format.unknown : format.moneyRow(average)}
      {...(average === null ? {} : { brief: format.moneyBrief(average), title: format.moneyExact(average) })}
      delta={delta(averageCost, true)}
      note={lackText(totals.coverage, t, format) ?? undefined}
    >
      <KpiTrend values={trend} />
    </StatTile>
  );
}

function averageCost({ cost, coverage }: TotalsAnswer): string | null {
  return costPerRequest(cost, coverage.requests - coverage.unpricedRequests);
}
