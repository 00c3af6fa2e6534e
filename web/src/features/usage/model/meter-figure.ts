import type { Meter } from "../../../lib/graphql/graphql";
import type { TotalsAnswer } from "./usage-answer";

/** The total of a meter. */
export function meterFigure(totals: TotalsAnswer, meter: Meter): string {
  switch (meter) {
    case "COST":
      return totals.cost;
    case "TOKENS":
      return totals.totalTokens;
    case "INPUT_TOKENS":
      return totals.inputTokens;
    case "OUTPUT_TOKENS":
      return totals.outputTokens;
    case "REQUESTS":
      return String(totals.requests);
  }
}
