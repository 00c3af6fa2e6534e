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
  readonly durationMs?: number;
  readonly status?: "ok" | "error" | "cancelled";
  readonly requestId?: string;
  readonly attempt?: number;
  readonly serviceTier?: string;
  readonly fingerprint?: string;
  readonly reportedCostUsd?: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** From `POST /v1/allowance`, when that was asked before the call; see docs/gate.md. */
  readonly reservationId?: string;
}

/** What became of a batch. */
export interface Receipt {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly {
    readonly index: number;
    readonly id: string | null;
    readonly code: "BAD_INPUT" | "CONFLICT";
    readonly field: string | null;
    readonly message: string;
  }[];
  readonly ignoredFields: readonly string[];
}

export interface TokenledgerOptions {
  /** Where Tokenledger listens, such as `http://127.0.0.1:4000`. */
  readonly url: string;
  /** An API key with the scope `ingest`. */
  readonly key: string;
}

export interface Tokenledger {
  /**
   * Records up to 5,000 events; resolves after they are committed. Sending the same events again is safe.
   *
   * @throws TokenledgerError when the whole batch was refused or nobody answered
   */
  record(events: readonly UsageEvent[]): Promise<Receipt>;
}

/** A batch that was not recorded. */
export class TokenledgerError extends Error {
  override readonly name = "TokenledgerError";

  constructor(
    message: string,
    /** HTTP status of the refusal. */
    readonly status: number,
    /** After how many seconds trying again makes sense; null when it does not. */
    readonly retryAfterSeconds: number | null,
  ) {
    super(message);
  }
}

/** A connection to one Tokenledger project. Holds nothing open. */
export function createTokenledger({ url, key }: TokenledgerOptions): Tokenledger {
  const endpoint = new URL("/v1/usage", url);
  return {
    record: async (events) => {
      const response = await fetch(endpoint, {
        method: "POST",
        headers: { "Content-Type": "application/json", Authorization: `Bearer ${key}` },
        body: JSON.stringify({ events }),
      });
      if (!response.ok) throw await refusalOf(response);
      return (await response.json()) as Receipt;
    },
  };
}

async function refusalOf(response: Response): Promise<TokenledgerError> {
  const retryAfter = response.headers.get("Retry-After");
  const text = await response.text();
  return new TokenledgerError(
    messageOf(text) ?? `Tokenledger answered ${response.status}.`,
    response.status,
    retryAfter === null ? null : Number(retryAfter),
  );
}

/** Null for the page of a proxy in between, which is no answer of ours. */
function messageOf(text: string): string | null {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== "object" || body === null || !("error" in body)) return null;
    const { error } = body;
    return typeof error === "object" && error !== null && "message" in error ? String(error.message) : null;
  } catch {
    return null;
  }
}
