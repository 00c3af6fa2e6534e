import { localDateTime } from "../../../lib/format";
import { useText } from "../../../lib/i18n";
import type { PanelState } from "../../../lib/panel-state";
import { useFormat } from "../../../lib/use-format";
import { useLocalNow } from "../../../lib/use-local-now";
import { useSettings } from "../../../lib/use-settings";
import { useUrlState } from "../../../lib/use-url-state";
import { EmptyState } from "../../../ui/empty-state";
import { Panel } from "../../../ui/panel";
import type { Heatmap } from "../api/use-user-patterns";
import { toHeatGrid } from "../model/to-heat-grid";
import type { WallSpan } from "../model/week-hour";
import { HeatmapTable } from "./heatmap-table";

interface HeatmapPanelProps {
  heatmap: Heatmap | undefined;
  state: PanelState;
  onRetry: () => void;
}

/** When in a week somebody uses. */
export function HeatmapPanel({ heatmap, state, onRetry }: HeatmapPanelProps) {
  const t = useText();
  const format = useFormat();
  const { meter } = useUrlState().state;
  const weekStart = useSettings()?.weekStart ?? 1;
  const now = useLocalNow().dateTime;
  return (
    <Panel
      title={t("user.heatmap.title", { meter: t(`usage.meter.${meter}`) })}
      state={state}
      onRetry={onRetry}
      skeletonHeight={300}
      isEmpty={heatmap?.cells.every(({ requests }) => requests === 0) ?? false}
      empty={<EmptyState title={t("usage.breakdown.empty")} />}
    >
      {heatmap === undefined ? null : (
        <HeatmapTable
          grid={toHeatGrid(heatmap, weekStart, passedOf(heatmap.range, now))}
          meter={heatmap.meter}
          range={format.range(heatmap.range.from, heatmap.range.to)}
        />
      )}
    </Panel>
  );
}

/** @param now on the wall clock of the range's timezone */
function passedOf({ from, to, timezone }: Heatmap["range"], now: string): WallSpan {
  const [start, end] = [from, to].map((instant) => localDateTime(Date.parse(instant), timezone));
  return { from: start ?? now, to: end === undefined || now < end ? now : end };
}
