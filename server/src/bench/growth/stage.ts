import type { Samples } from "../rounds/take-turns.js";
import type { TableSize } from "./table-sizes.js";

/** What was measured at one size of the ledger. */
export interface Stage {
  readonly rows: number;
  readonly fillSeconds: number;
  readonly sizes: readonly TableSize[];
  readonly samples: Samples;
}
