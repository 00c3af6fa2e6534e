import type { Pool } from "pg";
import type { DimensionDictionary } from "../usage/dimensions.js";
import type { RecostScope } from "./domain/recost-scope.js";
import type { Position, ScopePart } from "./next-part.js";
import type { RecostPrices } from "./recost-prices.js";
import type { RecostRow } from "./recost-row.js";

export interface StepParts {
  /** Of connections that pipeline and whose statements may take a while. */
  readonly pool: Pool;
  readonly dimensions: DimensionDictionary;
  /** Events of one step; default: some thousands. */
  readonly rowsAtOnce?: number;
}

/** What is priced anew, of whom, and where it begins. */
export interface StepPlan {
  readonly recost: RecostRow;
  readonly scope: RecostScope;
  readonly part: ScopePart;
  readonly after: Position;
}

/** What prices an event, or a sum. */
export interface Pricing {
  readonly prices: RecostPrices;
  readonly dimensions: DimensionDictionary;
  readonly rowsAtOnce?: number;
}
