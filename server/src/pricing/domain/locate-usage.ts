import { type Fields, isFields } from "./read-count.js";

const NAMES: ReadonlySet<string> = new Set(["usage", "usageMetadata", "usage_metadata"]);
/** Where responses, events of a stream and lines of a batch put the object that holds them. */
const HOLDERS: ReadonlySet<string> = new Set(["response", "message", "body", "result", "x_groq"]);
/** A batch of OpenAI's has `response.body.usage`, one of Anthropic's `result.message.usage`. */
const MAX_DEPTH = 2;

export interface LocatedUsage {
  readonly usage: Fields;
  /** Of the usage object within the event, for errors. */
  readonly path: string;
  /** What the usage object stood in; null for a bare one. */
  readonly response: Fields | null;
}

/** Finds the usage object in a whole response, in an event of a stream or in a line of a batch; else it is bare. */
export function locateUsage(given: Fields, path: string): LocatedUsage {
  return locateWithin(given, path, MAX_DEPTH) ?? { usage: given, path, response: null };
}

/** Goes by what is there, not by what might be: most objects are bare and hold nothing but numbers. */
function locateWithin(given: Fields, path: string, depth: number): LocatedUsage | null {
  let holder: string | null = null;
  for (const name in given) {
    const inner = given[name];
    if (!isFields(inner)) continue;
    if (NAMES.has(name)) return { usage: inner, path: `${path}.${name}`, response: given };
    if (HOLDERS.has(name)) holder = name;
  }
  const inner = holder === null ? null : given[holder];
  return depth > 0 && isFields(inner) ? locateWithin(inner, `${path}.${holder}`, depth - 1) : null;
}

/** One of a few words of a provider's, such as `priority`; null for anything that might be something else. */
export function readWord(value: unknown): string | null {
  return typeof value === "string" && /^[\w.-]{1,64}$/.test(value) ? value : null;
}

/**
 * As what the provider says it sold the request: a line of a batch's results is of the batch, whatever the answer in
 * it says; else of the usage object, else of the response around it.
 */
export function readServiceTier({ usage, response }: LocatedUsage, given: Fields): string | null {
  if (given["custom_id"] !== undefined && response !== null) return "batch";
  return readWord(usage["service_tier"]) ?? readWord(response?.["service_tier"]);
}
