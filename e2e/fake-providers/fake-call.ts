import type { Tokens } from "./billed-call.ts";
import type { Scenario } from "./scenario.ts";

/** A call as the answers of every provider are made from it. */
export interface FakeCall {
  readonly model: string;
  readonly requestedModel: string;
  readonly scenario: Scenario;
  readonly tokens: Tokens;
  /** The text of the answer, in the parts in which a stream brings it. */
  readonly texts: readonly string[];
  /** Of OpenAI's chat: whether the last part tells the usage. */
  readonly includeUsage: boolean;
}

/** One event of a stream. */
export interface Part {
  readonly event?: string;
  /** `[DONE]`, or what is sent as JSON. */
  readonly data: unknown;
  /** What the caller knows of the usage once it has this part; absent where the part says nothing of it. */
  readonly reported?: Tokens;
}

export interface Answer {
  readonly id: string | null;
  readonly body: Readonly<Record<string, unknown>>;
  /** Empty where the API does not stream. */
  readonly parts: readonly Part[];
  /** How many parts are sent before a stream is cut or held. */
  readonly breaksAfter: number;
}
