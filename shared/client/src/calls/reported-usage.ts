import { type Fields, isFields } from "./fields.js";
import { guessProvider } from "./guess-provider.js";
import { type ReducedAnswer, reduceAnswer } from "./reduce-answer.js";
import { withoutText } from "./without-text.js";

/** What was learned of a call from its answer or from the parts of its stream. */
export interface Reported {
  /** For the event; null when nothing about usage came. */
  readonly usage: Fields | null;
  /** That served the call; null when nobody said. */
  readonly model: string | null;
  /** By the shape of what came; null when it is nobody's. */
  readonly provider: string | null;
  readonly serviceTier: string | null;
}

/** No provider's stream has so many different parts about usage. */
const MOST_PARTS = 64;
/** A usage object of any dialect counts tokens under names such as these. */
const COUNTS_TOKENS = /token/i;

/** Of a whole answer, or of a usage object alone. */
export function usageOfAnswer(answer: unknown): Reported {
  const reduced = reduceAnswer(answer);
  const { model, usage } = reduced;
  const provider = guessProvider(answer);
  if (usage === null) return { usage: bareUsage(answer), model, provider, serviceTier: reduced.serviceTier };
  // Of the usage object itself the server reads the tier by its provider's own rule.
  const serviceTier = usage["service_tier"] === undefined ? reduced.serviceTier : null;
  return { usage: reduced.hasMore ? reduced.about : usage, model, provider, serviceTier };
}

/** An answer that tells no usage has bounds of tokens all the same, such as `max_output_tokens`. */
const ONLY_IN_ANSWERS = ["object", "usage", "choices"] as const;

function bareUsage(answer: unknown): Fields | null {
  if (!isFields(answer) || ONLY_IN_ANSWERS.some((name) => name in answer)) return null;
  const counts = Object.keys(answer).some((name) => COUNTS_TOKENS.test(name) && typeof answer[name] === "number");
  return counts ? withoutText(answer) : null;
}

/**
 * The parts of a stream that are about usage, as few as say all. Gemini and others repeat a running count in every
 * part: one that a later part of the same kind says again is forgotten, so that the longest stream stays small.
 */
export class StreamedUsage {
  #parts: ReducedAnswer[] = [];
  #model: string | null = null;
  #provider: string | null = null;
  #serviceTier: string | null = null;

  add(part: unknown): void {
    // What a later part says again need not be copied: only what is left at the end is.
    const reduced = reduceAnswer(part, asItIs);
    this.#model = reduced.model ?? this.#model;
    this.#provider ??= guessProvider(part);
    this.#serviceTier = reduced.serviceTier ?? this.#serviceTier;
    if (reduced.usage === null && !reduced.ends && !reduced.hasMore) return;
    const parts = this.#parts;
    const last = parts.at(-1);
    // The most frequent case by far, for which nothing has to be moved.
    if (last !== undefined && saysAgain(reduced, last)) {
      parts[parts.length - 1] = reduced;
      return;
    }
    const said = parts.findLastIndex((former) => saysAgain(reduced, former));
    if (said >= 0) parts.splice(said, 1);
    parts.push(reduced);
    // The first one may tell the input, so it goes last.
    if (parts.length > MOST_PARTS) parts.splice(1, 1);
  }

  get reported(): Reported {
    const isReported = this.#parts.some(({ usage }) => usage !== null);
    const inUsage = this.#parts.some(({ usage }) => usage?.["service_tier"] !== undefined);
    return {
      usage: isReported ? { chunks: this.#parts.map(({ about }) => reduceAnswer(about).about) } : null,
      model: this.#model,
      provider: this.#provider,
      serviceTier: inUsage ? null : this.#serviceTier,
    };
  }
}

function asItIs(usage: Fields): Fields {
  return usage;
}

/** Whether nothing is lost when only the later of two parts is kept. */
function saysAgain(later: ReducedAnswer, former: ReducedAnswer): boolean {
  if (former.hasMore && !later.hasMore) return false;
  if (former.ends && !later.ends) return false;
  if (former.about["type"] !== later.about["type"]) return false;
  return former.usage === null || (later.usage !== null && hasAll(later.usage, former.usage));
}

function hasAll(usage: Fields, former: Fields): boolean {
  for (const name of Object.keys(former)) if (usage[name] === undefined || usage[name] === null) return false;
  return true;
}
