import type { TableSize } from "./table-sizes.js";

/** One of the two that are compared. */
export interface Ledger {
  readonly name: "small" | "grown";
  readonly rows: number;
  /** 0 when it was there already. */
  readonly fillSeconds: number;
  readonly sizes: readonly TableSize[];
}
