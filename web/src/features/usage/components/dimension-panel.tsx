import { memo } from "react";
import { useSeriesSlots } from "../../../charts/series-memory";
import type { PanelState } from "../../../lib/panel-state";
import { useText } from "../../../lib/i18n";
import { useUrlState } from "../../../lib/use-url-state";
import { EmptyState } from "../../../ui/empty-state";
import { cx } from "../../../ui/class-names";
import { Panel } from "../../../ui/panel";
import { toMeter } from "../../../lib/to-usage-filter";
import type { Breakdown } from "../api/use-overview-details";
import type { RowTrendsAnswer } from "../model/usage-answer";
import styles from "./breakdown-list.module.css";
import { CoverageLink } from "./coverage-link";
import { BreakdownList } from "./breakdown-list";
import { useBreakdownEntry } from "./use-breakdown-entry";

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
export const DimensionPanel = memo(function DimensionPanel({
  dimension,
  breakdown,
  trends,
  against = null,
  state,
  onRetry,
}: DimensionPanelProps) {
  const t = useText();
  const url = useUrlState();
  const meter = toMeter(url.state.meter);
  const rows = breakdown?.nodes.slice(0, SHOWN) ?? [];
  const slots = useSeriesSlots(
    DIMENSION[dimension],
    rows.map(({ key }) => key),
  );

  const entryOf = useBreakdownEntry({ meter, nameOf: ({ label }) => label, trends, isCompared: against !== null });
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
});
