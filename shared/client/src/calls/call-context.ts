/** Whose call it is and what for. What an inner context says goes before what an outer one says; tags are merged. */
export interface CallContext {
  /** Up to 256 characters. The console shows a pseudonym. */
  readonly userId?: string | undefined;
  readonly noteId?: string | undefined;
  /** Up to 64 characters, such as `summary`. */
  readonly feature?: string | undefined;
  /** Up to 64 characters; wrappers say `chat` or `embeddings` when nobody does. */
  readonly operation?: string | undefined;
  /** One logical request over its retries. */
  readonly requestId?: string | undefined;
  /** Up to 16. */
  readonly tags?: Readonly<Record<string, string>> | undefined;
  /** From `checkAllowance`: what was reserved is settled by the event of the first call in the context. */
  readonly reservationId?: string | undefined;
  /** What the input was reckoned to be before the call, in tokens; kept beside the provider's number of the first call in the context. */
  readonly estimatedInputTokens?: number | undefined;
}

/** What generic tracking cannot see by itself. */
export interface TrackContext extends CallContext {
  /** `google`, `openai`, `anthropic`, …; told by the shape of the answer when it is not given. */
  readonly provider?: string | undefined;
  /** The model that is asked for; the one that answered is read from the answer. */
  readonly model?: string | undefined;
  /** Hashed at once with the key of the fingerprints, and never kept. */
  readonly prompt?: unknown;
  /** How the usage is to be read, where its shape does not tell; see docs/integrating.md. */
  readonly dialect?: string | undefined;
  /** From 1; which try of `requestId` this is. */
  readonly attempt?: number | undefined;
}
