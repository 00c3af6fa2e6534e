import type { CostState as StoredCostState } from "@tokenledger/model/usage-states";
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

const STORED: Readonly<Record<CostState, StoredCostState>> = { PRICED: "priced", FREE: "free", UNPRICED: "unpriced" };

/** The same states in the words of the ledger. */
export function storedCostStates(states: readonly CostState[] | null): readonly StoredCostState[] | null {
  return states === null ? null : states.map((state) => STORED[state]);
}
