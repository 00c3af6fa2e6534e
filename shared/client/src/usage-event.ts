/** One AI request as `POST /v1/usage` takes it; see docs/integrating.md. */
export interface UsageEvent {
  /** 1 to 128 characters, unique within the project: sent again, it is counted once. */
  readonly id: string;
  /** ISO 8601 with offset; default: arrival. */
  readonly time?: string;
  readonly userId?: string;
  readonly noteId?: string;
  readonly feature?: string;
  readonly operation?: string;
  readonly provider: string;
  /** The model that served the request. */
  readonly model: string;
  readonly requestedModel?: string;
  /** The provider's own usage object, unchanged. */
  readonly usage?: Readonly<Record<string, unknown>>;
  readonly dialect?: string;
  /** Whole tokens, cached ones included. */
  readonly inputTokens?: number;
  /** Whole tokens, reasoning included. */
  readonly outputTokens?: number;
  readonly cachedInputTokens?: number;
  readonly cacheWriteTokens?: number;
  readonly reasoningTokens?: number;
  /** What the host estimated before the call; kept beside what the provider reported. */
  readonly estimatedInputTokens?: number;
  readonly durationMs?: number;
  readonly status?: CallStatus;
  readonly requestId?: string;
  readonly attempt?: number;
  readonly serviceTier?: string;
  readonly fingerprint?: string;
  readonly reportedCostUsd?: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** From `checkAllowance`, when that was asked before the call; see docs/gate.md. */
  readonly reservationId?: string;
}

export type CallStatus = "ok" | "error" | "cancelled";

/** An event as `record` takes it: without an id it gets a UUID at once, without a time it is of now. */
export type RecordedEvent = Omit<UsageEvent, "id"> & Partial<Pick<UsageEvent, "id">>;

/** What became of a batch. */
export interface Receipt {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly RejectedEvent[];
  readonly ignoredFields: readonly string[];
}

export interface RejectedEvent {
  readonly index: number;
  readonly id: string | null;
  readonly code: "BAD_INPUT" | "CONFLICT";
  readonly field: string | null;
  readonly message: string;
}
