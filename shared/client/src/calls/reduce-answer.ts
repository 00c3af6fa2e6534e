import { type Fields, isFields, readWord } from "./fields.js";
import { withoutText } from "./without-text.js";

const USAGE_NAMES = ["usage", "usageMetadata", "usage_metadata"] as const;
/** Where responses and events of a stream put the object that holds the usage. */
const HOLDERS = ["response", "message", "body", "result", "x_groq"] as const;
const MODEL_NAMES = ["modelVersion", "model_version", "model", "modelId"] as const;
const WORD_NAMES = ["type", "object", "modelVersion", "model_version"] as const;
/** A line of a batch's results has `response.body`, or `result.message`. */
const MAX_DEPTH = 2;
/** Whose metadata in the AI SDK's results carry counts. */
const METADATA_OWNERS = ["anthropic", "openai", "bedrock"] as const;
/** Stands where a text stood: that it was there counts, as of each web search; what it was is content. */
const WITHOUT_TEXT = "-";

/** What of a whole answer, or of one part of a stream, is about usage. No text of anybody's is in it. */
export interface ReducedAnswer {
  /** In the shape in which the provider sent it; empty when nothing of it is about usage. */
  readonly about: Fields;
  /** The usage object within it; null when there is none. */
  readonly usage: Fields | null;
  /** Whether searches or metadata outside the usage object count, too. */
  readonly hasMore: boolean;
  /** Whether it says that, or why, the answer ended. */
  readonly ends: boolean;
  readonly model: string | null;
  readonly serviceTier: string | null;
}

const NOTHING: ReducedAnswer = {
  about: {},
  usage: null,
  hasMore: false,
  ends: false,
  model: null,
  serviceTier: null,
};

/** How the usage object is taken over. */
type TakeOver = (usage: Fields) => Fields;

/** Reads what the server needs, field by field, so that getters of SDKs that do something are left alone. */
export function reduceAnswer(answer: unknown, takeOver: TakeOver = withoutText): ReducedAnswer {
  return reduceTo(MAX_DEPTH, answer, takeOver);
}

function reduceTo(depth: number, answer: unknown, takeOver: TakeOver): ReducedAnswer {
  if (!isFields(answer)) return NOTHING;
  const about: Record<string, unknown> = {};
  const usage = copyUsage(answer, about, takeOver);
  for (const name of WORD_NAMES) {
    const value = answer[name];
    const word = value === undefined ? null : readWord(value);
    if (word !== null) about[name] = word;
  }
  // A line of a batch's results.
  if (answer["custom_id"] !== undefined) about["custom_id"] = WITHOUT_TEXT;
  const serviceTier = readWord(answer["service_tier"]);
  if (serviceTier !== null) about["service_tier"] = serviceTier;
  const ends = copyEnds(answer, about);
  const searches = copySearches(answer, about);
  const hasMetadata = copyMetadata(answer, about);
  const own = { about, usage, ends, hasMore: searches || hasMetadata, model: modelOf(answer), serviceTier };
  return depth === 0 ? own : withHolders(depth, { answer, own, takeOver });
}

interface Held {
  readonly answer: Fields;
  readonly own: ReducedAnswer;
  readonly takeOver: TakeOver;
}

function withHolders(depth: number, { answer, own, takeOver }: Held): ReducedAnswer {
  let reduced = own;
  for (const name of HOLDERS) {
    if (!isFields(answer[name])) continue;
    const inner = reduceTo(depth - 1, answer[name], takeOver);
    reduced = {
      about: inner.usage === null && !inner.hasMore ? reduced.about : { ...reduced.about, [name]: inner.about },
      usage: reduced.usage ?? inner.usage,
      hasMore: reduced.hasMore || inner.hasMore,
      ends: reduced.ends || inner.ends,
      model: reduced.model ?? inner.model,
      serviceTier: reduced.serviceTier ?? inner.serviceTier,
    };
  }
  return reduced;
}

function copyUsage(answer: Fields, about: Record<string, unknown>, takeOver: TakeOver): Fields | null {
  for (const name of USAGE_NAMES) {
    const usage = answer[name];
    if (!isFields(usage) || "then" in usage) continue;
    return (about[name] = takeOver(usage));
  }
  return null;
}

function modelOf(answer: Fields): string | null {
  for (const name of MODEL_NAMES) {
    const model = answer[name];
    if (typeof model === "string" && model !== "" && model.length <= 128) return model;
  }
  return null;
}

/** `finishReason` of Gemini, `finish_reason` of chat completions, `blockReason`, and the end of a Live turn. */
function copyEnds(answer: Fields, about: Record<string, unknown>): boolean {
  const candidatesEnd = copyReasons(answer, about, "candidates");
  const choicesEnd = copyReasons(answer, about, "choices");
  const feedback = answer["promptFeedback"];
  const blocked = isFields(feedback) ? readWord(feedback["blockReason"]) : null;
  if (blocked !== null) about["promptFeedback"] = { blockReason: blocked };
  const live = answer["serverContent"];
  const isTurnOver = isFields(live) && live["turnComplete"] === true;
  if (isTurnOver) about["serverContent"] = { turnComplete: true };
  return candidatesEnd || choicesEnd || blocked !== null || isTurnOver;
}

/** As many entries as there are: of a chat completion the last part has none. */
function copyReasons(answer: Fields, about: Record<string, unknown>, list: "candidates" | "choices"): boolean {
  const entries = answer[list];
  if (!Array.isArray(entries)) return false;
  let hasEnded = false;
  const reasons: Fields[] = [];
  for (const entry of entries) {
    if (!isFields(entry)) continue;
    const camel = readWord(entry["finishReason"]);
    const snake = camel === null ? readWord(entry["finish_reason"]) : null;
    hasEnded ||= camel !== null || snake !== null;
    reasons.push(camel === null ? (snake === null ? {} : { finish_reason: snake }) : { finishReason: camel });
  }
  about[list] = reasons;
  return hasEnded;
}

/** How often the web was searched: Gemini's grounding, and what a response of OpenAI's did on the way. */
function copySearches(answer: Fields, about: Record<string, unknown>): boolean {
  const isGrounded = copyGrounding(answer["candidates"], about);
  const output = answer["output"];
  if (!Array.isArray(output)) return isGrounded;
  const calls = output.filter((step: unknown): step is Fields => isFields(step) && step["type"] === "web_search_call");
  if (calls.length > 0) about["output"] = calls.map(searchOf);
  return isGrounded || calls.length > 0;
}

/** Beside the reasons why the candidates ended, which were copied before. */
function copyGrounding(candidates: unknown, about: Record<string, unknown>): boolean {
  if (!Array.isArray(candidates)) return false;
  const ends: unknown = about["candidates"];
  if (!Array.isArray(ends)) return false;
  let isGrounded = false;
  let index = -1;
  for (const candidate of candidates) {
    if (!isFields(candidate)) continue;
    index += 1;
    const groundingMetadata = groundingOf(candidate);
    if (groundingMetadata === null) continue;
    ends[index] = { ...ends[index], groundingMetadata };
    isGrounded = true;
  }
  return isGrounded;
}

function groundingOf(candidate: Fields): Fields | null {
  const grounding = candidate["groundingMetadata"] ?? candidate["grounding_metadata"];
  if (!isFields(grounding)) return null;
  const queries: unknown = grounding["webSearchQueries"] ?? grounding["web_search_queries"];
  if (!Array.isArray(queries)) return null;
  const asked = queries.filter((query) => typeof query === "string" && query !== "");
  return asked.length === 0 ? null : { webSearchQueries: asked.map(() => WITHOUT_TEXT) };
}

function searchOf(call: Fields): Fields {
  const action = call["action"];
  return {
    type: "web_search_call",
    ...(isFields(action) ? { action: { type: readWord(action["type"]) } } : {}),
  };
}

function copyMetadata(answer: Fields, about: Record<string, unknown>): boolean {
  const all = answer["providerMetadata"];
  if (!isFields(all) || "then" in all) return false;
  for (const owner of METADATA_OWNERS) {
    const own = all[owner];
    if (!isFields(own)) continue;
    about["providerMetadata"] = { [owner]: withoutText(own) };
    return true;
  }
  return false;
}
