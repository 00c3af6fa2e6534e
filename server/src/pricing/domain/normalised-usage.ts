import type { TokenCounts } from "@tokenledger/model/token-class";
import type { UsageState } from "@tokenledger/model/usage-states";

/** What a dialect makes of one reported usage object: disjoint token classes, whatever the provider nests. */
export interface NormalisedUsage {
  /** Null when nothing was reported: unknown, not zero. */
  readonly counts: TokenCounts | null;
  readonly usageState: UsageState;
  /** Contradictions within the report, in plain English; they name fields and numbers, nothing else. */
  readonly warnings: readonly string[];
}

/** Nothing was reported. */
export function missingUsage(warnings: readonly string[] = []): NormalisedUsage {
  return { counts: null, usageState: "missing", warnings };
}
