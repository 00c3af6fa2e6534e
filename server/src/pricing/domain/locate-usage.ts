import { type Fields, isFields } from "./read-count.js";

const NAMES = ["usage", "usageMetadata", "usage_metadata"] as const;
/** Where responses, events of a stream and lines of a batch put the object that holds them. */
const HOLDERS = ["response", "message", "body", "result", "x_groq"] as const;
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

function locateWithin(given: Fields, path: string, depth: number): LocatedUsage | null {
  for (const name of NAMES) {
    const usage = given[name];
    if (isFields(usage)) return { usage, path: `${path}.${name}`, response: given };
  }
  if (depth === 0) return null;
  for (const name of HOLDERS) {
    const holder = given[name];
    if (!isFields(holder)) continue;
    const located = locateWithin(holder, `${path}.${name}`, depth - 1);
    if (located !== null) return located;
  }
  return null;
}

/** One of a few words of a provider's, such as `priority`; null for anything that might be something else. */
export function readWord(value: unknown): string | null {
  return typeof value === "string" && /^[\w.-]{1,64}$/.test(value) ? value : null;
}

/** As what the provider says it sold the request: of the usage object, else of the response around it. */
export function readServiceTier({ usage, response }: LocatedUsage): string | null {
  return readWord(usage["service_tier"]) ?? readWord(response?.["service_tier"]);
}
