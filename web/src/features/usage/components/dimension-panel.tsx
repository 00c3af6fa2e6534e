import { useSeriesSlots } from "../../../charts/series-memory";
import type { PanelState } from "../../../lib/panel-state";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useUrlState } from "../../../lib/use-url-state";
import { EmptyState } from "../../../ui/empty-state";
import { cx } from "../../../ui/class-names";
import { Panel } from "../../../ui/panel";
import { toMeter } from "../../../lib/to-usage-filter";
import type { Breakdown, BreakdownRow } from "../api/use-overview-details";
import { meterWords } from "../model/meter-words";
import { costKnowledge, costText } from "../../../cost/known-cost";
import { lackText } from "../model/lack-text";
import { movementOf } from "../model/movement";
import { rowFigure } from "../model/row-figure";
import { rowTrend } from "../model/row-trend";
import type { RowTrendsAnswer } from "../model/usage-answer";
import styles from "./breakdown-list.module.css";
import { CoverageLink } from "./coverage-link";
import { BreakdownList, type BreakdownEntry } from "./breakdown-list";

interface DimensionPanelProps {
  /** How each row went; undefined until it is known. */
  trends?: RowTrendsAnswer | undefined;
  /** The days compared with, in words; null without a comparison. */
  against?: string | null;
  dimension: "model" | "feature";
  breakdown: Breakdown | undefined;
  state: PanelState;
  onRetry: () => void;
}

const SHOWN = 6;
const DIMENSION = { model: "MODEL", feature: "FEATURE" } as const;

/** The largest models or features in the page's meter; a row narrows the page to itself. */
export function DimensionPanel({ dimension, breakdown, trends, against = null, state, onRetry }: DimensionPanelProps) {
  const t = useText();
  const format = useFormat();
  const url = useUrlState();
  const meter = toMeter(url.state.meter);
  const { value, exact } = meterWords(format, meter);
  const rows = breakdown?.nodes.slice(0, SHOWN) ?? [];
  const slots = useSeriesSlots(
    DIMENSION[dimension],
    rows.map(({ key }) => key),
  );

  const entryOf = (row: BreakdownRow): BreakdownEntry => {
    const isCost = meter === "COST";
    const amount = rowFigure(row, meter);
    const isUnknown = isCost && costKnowledge(row.coverage) === "unknown";
    return {
      key: row.key,
      name: row.label,
      valueText: isCost ? costText(row, { money: value, unknown: format.unknown }) : value(amount),
      valueExact: isUnknown ? t("usage.unpriced") : exact(amount),
      share: isUnknown ? null : row.share,
      lack: isCost ? lackText(row.coverage, t, format) : null,
      movement: movementOf(row, isUnknown ? null : amount, { isCompared: against !== null, delta: format.delta }),
      trend: rowTrend(trends, row.key),
    };
  };
  return (
    <Panel
      title={t(`usage.breakdown.${dimension}`)}
      state={state}
      onRetry={onRetry}
      skeletonHeight={264}
      isEmpty={rows.length === 0}
      empty={<EmptyState title={t("usage.breakdown.empty")} />}
    >
      <BreakdownList
        entries={rows.map(entryOf)}
        against={against}
        toneOf={(key) => slots.get(key) ?? "other"}
        totalCount={breakdown?.totalCount ?? rows.length}
        onChoose={(key) => url.addFilter(dimension, key)}
        chooseLabel={(name) => t("usage.breakdown.choose", { name })}
        coverage={
          breakdown === undefined || meter !== "COST" ? null : (
            <CoverageLink className={cx(styles.coverage)} coverage={breakdown.grandTotal.coverage} />
          )
        }
      />
    </Panel>
  );
}
