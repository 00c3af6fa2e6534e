import type { TokenCounts } from "@tokenledger/model/token-class";
import type { UsageState } from "@tokenledger/model/usage-states";

/** What a dialect makes of one reported usage object: disjoint token classes, whatever the provider nests. */
export interface NormalisedUsage {
  /** Null when nothing was reported: unknown, not zero. */
  readonly counts: TokenCounts | null;
  readonly usageState: UsageState;
  /** Contradictions within the report, in plain English; they name fields and numbers, nothing else. */
  readonly warnings: readonly string[];
  /** Searches of the web that are billed beside tokens; absent when none were reported. */
  readonly webSearches?: number;
  /** As what the provider says it sold the request (`batch`, `priority`, …), in its own word; absent when it does not say. */
  readonly serviceTier?: string;
  /** What a router says that the request cost, in USD as a decimal string; absent when it does not say. */
  readonly reportedCostUsd?: string;
}

/** Nothing was reported. */
export function missingUsage(warnings: readonly string[] = []): NormalisedUsage {
  return { counts: null, usageState: "missing", warnings };
}
