import type { Scenario } from "./scenario.ts";

/** Whole tokens; input with cached and written ones, output with reasoning. */
export interface Tokens {
  readonly input: number;
  readonly output: number;
  readonly cachedInput: number;
  readonly cacheWrite: number;
  readonly reasoning: number;
}

export type Api =
  | "gemini"
  | "gemini-embeddings"
  | "openai-chat"
  | "openai-responses"
  | "openai-embeddings"
  | "anthropic";

/** One line of the log: a call as the provider's invoice has it. */
export interface BilledCall {
  /** The provider's id of the answer; null where it has none. */
  readonly id: string | null;
  readonly api: Api;
  /** The model that served. */
  readonly model: string;
  /** As the caller named it. */
  readonly requestedModel: string;
  readonly scenario: Scenario;
  readonly stream: boolean;
  readonly status: number;
  /** What the invoice says; null of a call that was refused, which costs nothing. */
  readonly billed: Tokens | null;
  /** What the caller was told of it, with the last part that was sent; null before anything was. */
  reported: Tokens | null;
  /** `cut` by us, `left` by the caller; `open` while it is being sent. */
  ended: "open" | "whole" | "cut" | "left";
}
