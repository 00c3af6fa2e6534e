import { ForecastPeriod } from "../analytics/domain/forecast/forecast-words.js";
import { ThresholdPeriod } from "./domain/threshold-words.js";

/** The period that is forecast; null for what happens once. */
export function forecastPeriodOf(period: ThresholdPeriod | null): ForecastPeriod | null {
  switch (period) {
    case ThresholdPeriod.DAY:
      return ForecastPeriod.DAY;
    case ThresholdPeriod.WEEK:
      return ForecastPeriod.WEEK;
    case ThresholdPeriod.MONTH:
      return ForecastPeriod.MONTH;
    case ThresholdPeriod.ONCE:
    case null:
      return null;
  }
}
