import { comparableModel } from "./match-model.js";
import type { ModelName } from "./model-key.js";

/** Half of the words must be the same; fewer are another model that happens to share a word. */
const LEAST_ALIKE = 0.5;
/** Sold by who made them: their price is nearer than a reseller's of the same name. */
const MAKERS: ReadonlySet<string> = new Set([
  "anthropic",
  "cohere",
  "deepseek",
  "google",
  "minimax",
  "mistral",
  "moonshotai",
  "openai",
  "perplexity",
  "voyageai",
  "x-ai",
  "zai",
]);

/**
 * The candidate whose name is most like that of a model without a price, as somebody would choose it to
 * begin with: of the same family (`gpt`, `claude`), and alike in at least half of its words. Null when
 * none is near.
 *
 * @param candidates in any order; of equally alike ones a maker's wins, then the longer common beginning
 */
export function nearestModel<Candidate extends ModelName>(
  model: string,
  candidates: readonly Candidate[],
): Candidate | null {
  const wanted = nameOf(model);
  let best: { readonly candidate: Candidate; readonly rank: readonly number[] } | null = null;
  for (const candidate of candidates) {
    const name = nameOf(candidate.model);
    if (name.words[0] !== wanted.words[0]) continue;
    const alike = likeness(wanted.words, name.words);
    if (alike < LEAST_ALIKE) continue;
    const rank = [alike, MAKERS.has(candidate.provider) ? 1 : 0, commonStart(wanted.text, name.text)];
    if (best === null || isHigher(rank, best.rank)) best = { candidate, rank };
  }
  return best?.candidate ?? null;
}

interface Name {
  readonly text: string;
  readonly words: readonly string[];
}

/** Without the path in front: `meta-llama/llama-3.3-70b` is a llama. */
function nameOf(model: string): Name {
  const text = comparableModel(model).replace(/^.*\//, "");
  return { text, words: text.split(/[^a-z0-9.]+/).filter((word) => word !== "") };
}

/** Share of words that both names have: 1 for the same name, 0 for none in common. */
function likeness(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const left = [...b];
  let common = 0;
  for (const word of a) {
    const at = left.indexOf(word);
    if (at === -1) continue;
    left.splice(at, 1);
    common += 1;
  }
  return (2 * common) / (a.length + b.length);
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

function isHigher(a: readonly number[], b: readonly number[]): boolean {
  for (const [at, part] of a.entries()) {
    const other = b[at] ?? 0;
    if (part !== other) return part > other;
  }
  return false;
}
