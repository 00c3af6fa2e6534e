import type { Meter } from "../../../lib/graphql/graphql";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { averageText } from "../model/average-text";
import type { HeatCell, HeatGrid } from "../model/to-heat-grid";

interface HeatWords {
  hour: (hour: number) => string;
  /** A weekday for a narrow column. */
  day: (weekday: number) => string;
  value: (amount: string) => string;
  cell: (cell: HeatCell) => string;
  /** The same, and where Enter leads. */
  readout: (cell: HeatCell) => string;
}

/** What the hours of a week say. */
export function useHeatWords({ weeks }: HeatGrid, meter: Meter): HeatWords {
  const t = useText();
  const format = useFormat();
  const value = (amount: string) => averageText(amount, meter, format);
  const cell = ({ weekday, hour, requests, value: amount }: HeatCell) =>
    t(weeks === null ? "user.heatmap.cell.sum" : "user.heatmap.cell", {
      day: format.weekday(weekday),
      hour: format.hour(hour),
      count: requests,
      shown: format.exact(requests),
      value: amount === null ? t("usage.unpriced") : value(amount),
    });
  return {
    hour: format.hour,
    day: format.shortWeekday,
    value,
    cell,
    readout: (one) =>
      one.latest === null
        ? cell(one)
        : t("user.heatmap.readout", { cell: cell(one), latest: format.bucket(one.latest, "hour") }),
  };
}
