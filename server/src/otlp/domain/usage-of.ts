import { AppError } from "../../core/errors.js";
import { normaliseUsage } from "../../pricing/domain/normalise-usage.js";
import type { TokenCounts } from "@tokenledger/model/token-class";
import { isUsageAttribute, NAMES } from "./attribute-names.js";
import type { Attributes } from "./span.js";

/** What a span says of tokens, in the words of an event. */
export interface SpanUsage {
  readonly dialect: "otel" | "langfuse";
  readonly usage: Readonly<Record<string, unknown>>;
}

/** Null when a span says nothing of tokens. */
export function usageOf(attributes: Attributes): SpanUsage | null {
  const usage: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(attributes)) if (isUsageAttribute(name)) usage[name] = value;
  if (Object.keys(usage).length === 0) return null;
  for (const name of NAMES.operation) if (attributes[name] !== undefined) usage[name] = attributes[name];
  return { dialect: usage["langfuse.observation.usage_details"] === undefined ? "otel" : "langfuse", usage };
}

/** `unreadable`: numbers that no request can have used; recording refuses them and says which. */
export type Tokens = TokenCounts | "missing" | "unreadable";

/** What recording will make of it. */
export function tokensOf(said: SpanUsage | null, provider: string): Tokens {
  if (said === null) return "missing";
  try {
    return normaliseUsage({ provider, ...said, canonical: {} }).counts ?? "missing";
  } catch (error) {
    if (error instanceof AppError) return "unreadable";
    throw error;
  }
}
