import type { AxisGrain } from "../../../charts/tick-indexes";
import type { Grain as FormatGrain } from "../../../lib/format";
import type { Grain } from "../../../lib/graphql/graphql";

/** What a bar of each grain is called where it is put in words. */
export const FORMAT_GRAIN: Readonly<Record<AxisGrain, FormatGrain>> = {
  QUARTER_HOUR: "15m",
  HOUR: "hour",
  DAY: "day",
  WEEK: "week",
  MONTH: "month",
};

/** The server never answers AUTO; a day is the honest reading of a grain that is not one. */
export function axisGrain(grain: Grain): AxisGrain {
  return grain === "AUTO" ? "DAY" : grain;
}
