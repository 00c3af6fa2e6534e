import type { PicoUsd } from "@tokenledger/model/money";
import type { TokenCounts } from "@tokenledger/model/token-class";
import type { CostState, RequestStatus, UsageState } from "@tokenledger/model/usage-states";

/** One usage event, screened, normalised, attributed and priced: what `recordUsage` stores. */
export interface NewUsage {
  readonly projectId: number;
  /** Null for the import and the demo, which use no key. */
  readonly apiKeyId: number | null;
  /** The sender's id, unique within the project. */
  readonly eventId: string;
  /** 16 bytes in hex, of what was sent; tells a repetition from another event under the same id. */
  readonly contentHash: string;
  /** When the model call happened. */
  readonly createdAt: Date;
  /** Id of the app user; null when the sender named none. */
  readonly userId: string | null;
  readonly noteId: string | null;
  readonly feature: string;
  readonly operation: string;
  readonly provider: string;
  readonly model: string;
  readonly requestedModel: string | null;
  readonly status: RequestStatus;
  /** Null when usage is missing: unknown, not zero. */
  readonly counts: TokenCounts | null;
  readonly usageState: UsageState;
  readonly warnings: readonly string[];
  /** Null when unpriced. */
  readonly cost: PicoUsd | null;
  readonly costState: CostState;
  readonly priceId: number | null;
  readonly discountId: number | null;
  /** Billed beside tokens; null when the provider reported none. */
  readonly webSearches: number | null;
  readonly reportedCost: PicoUsd | null;
  readonly durationMs: number | null;
  readonly requestId: string | null;
  readonly attempt: number;
  /** In the sender's word, else the provider's. */
  readonly serviceTier: string | null;
  readonly fingerprint: string | null;
  readonly tags: Readonly<Record<string, string>> | null;
  readonly dialect: string;
  /** The provider's own usage object as sent; null for canonical counts. */
  readonly usage: Readonly<Record<string, unknown>> | null;
  /** Tokens that the sender reckoned the input to have, before the call; null when none was said. */
  readonly estimatedInputTokens: number | null;
  /** What was reserved for the call, and is not any more once it is recorded; null when nobody asked before. */
  readonly reservationId: string | null;
}
