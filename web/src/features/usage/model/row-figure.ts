import type { BreakdownFieldsFragment, Meter } from "../../../lib/graphql/graphql";
import { costKnowledge } from "./known-cost";

type Row = BreakdownFieldsFragment["nodes"][number];

/** A row's amount in a meter; null for a cost that is not known at all. */
export function rowFigure(row: Row, meter: Meter): string | null {
  switch (meter) {
    case "COST":
      return costKnowledge(row.coverage) === "unknown" ? null : row.cost;
    case "TOKENS":
      return row.totalTokens;
    case "INPUT_TOKENS":
      return row.inputTokens;
    case "OUTPUT_TOKENS":
      return row.outputTokens;
    case "REQUESTS":
      return String(row.requests);
  }
}
