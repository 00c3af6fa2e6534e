import { ExportButton } from "../../features/exports/components/export-button";
import { MOST_LINES } from "../../features/exports/model/most-lines";
import type { ShownChart } from "../../features/usage/components/usage-chart-panel";
import { toDimension, toMeter } from "../../lib/to-usage-filter";
import { useUrlState } from "../../lib/use-url-state";
import { latePart } from "../../ui/late-part";

const { Part: ViewWords } = latePart(async () => {
  const { ViewWords: words } = await import("../../features/filters/components/view-words");
  return { default: words };
});

const CONDITIONS = <ViewWords others={[]} />;

/** The chart of the Overview as a file. */
export function ChartExport({ grain }: ShownChart) {
  const { meter, by } = useUrlState().state;
  const asked = { groupBy: toDimension(by), meter: toMeter(meter), grain, top: MOST_LINES };
  return <ExportButton subject={{ of: "series", rows: null, ...asked }} conditions={CONDITIONS} />;
}
