import type { AxisGrain } from "../../../charts/tick-indexes";
import type { SeriesAnswer } from "./usage-answer";

export type GrainTab = AxisGrain;

/** Which bars are offered beside the ones on screen: days and months always, the finer or coarser unit while it is used. */
export function grainTabs(grain: SeriesAnswer["grain"]): { current: GrainTab; tabs: readonly GrainTab[] } {
  switch (grain) {
    case "QUARTER_HOUR":
    case "HOUR":
      return { current: grain, tabs: [grain, "DAY", "MONTH"] };
    case "WEEK":
      return { current: "WEEK", tabs: ["WEEK", "MONTH"] };
    case "MONTH":
      return { current: "MONTH", tabs: ["DAY", "MONTH"] };
    case "DAY":
    case "AUTO":
      return { current: "DAY", tabs: ["DAY", "MONTH"] };
  }
}
