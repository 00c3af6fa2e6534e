import type { BreakdownFieldsFragment, Meter } from "../../../lib/graphql/graphql";

type Row = BreakdownFieldsFragment["nodes"][number];

/** A row's amount in a meter; for cost, of the requests with a known price. */
export function rowFigure(row: Row, meter: Meter): string {
  switch (meter) {
    case "COST":
      return row.cost;
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
