import { registerEnumType } from "type-graphql";

/** Whether a cost is known; stored in lower case. */
export enum CostState {
  PRICED = "PRICED",
  FREE = "FREE",
  UNPRICED = "UNPRICED",
}

/** Where token counts come from; stored in lower case. */
export enum UsageState {
  REPORTED = "REPORTED",
  PARTIAL = "PARTIAL",
  ESTIMATED = "ESTIMATED",
  MISSING = "MISSING",
}

registerEnumType(CostState, { name: "CostState" });
registerEnumType(UsageState, { name: "UsageState" });
