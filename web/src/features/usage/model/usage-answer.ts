import type {
  AnomalyFieldsFragment,
  AppliedFieldsFragment,
  ForecastFieldsFragment,
  OverviewQuery,
  RowTrendFieldsFragment,
  TotalsFieldsFragment,
  UsageRecordedSubscription,
  UserPeersQuery,
} from "../../../lib/graphql/graphql";

/** The parts of the API's answers that rules speak of, whichever operation asked. */
export type TotalsAnswer = Omit<TotalsFieldsFragment, "range">;
export type CoverageAnswer = TotalsAnswer["coverage"];
export type RangeAnswer = TotalsFieldsFragment["range"];

export type SeriesAnswer = OverviewQuery["series"];
export type SeriesLine = SeriesAnswer["series"][number];

export type ForecastAnswer = ForecastFieldsFragment;
export type AnomalyAnswer = AnomalyFieldsFragment;
export type AppliedAnswer = AppliedFieldsFragment;
export type UsualAnswer = UserPeersQuery["usageConcentration"];
export type RowTrendsAnswer = RowTrendFieldsFragment;

export type TickAnswer = UsageRecordedSubscription["usageRecorded"];
export type TickSlice = TickAnswer["slices"][number];
