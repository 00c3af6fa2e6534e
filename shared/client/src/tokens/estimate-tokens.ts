import { boundTokens } from "./bound-tokens.js";
import { loadTokenizer } from "./load-tokenizer.js";
import { modelVocabulary, openAiReading } from "./model-vocabulary.js";
import { textsOf, textsOfTurn, type TokenInput } from "./token-input.js";

/** How many tokens an input has: `lower` to `upper`, which are equal where the count is exact. Whole numbers. */
export interface TokenEstimate {
  readonly lower: number;
  readonly upper: number;
  readonly exact: boolean;
  /** By the vendor's vocabulary, or by the scripts of the text. */
  readonly method: "tokenizer" | "characters";
}

/**
 * What a provider will count as input, reckoned without asking it: the texts of the turns and what frames them. Tools,
 * images, documents and instructions that are sent beside the turns are in no such count; add a system prompt as a turn.
 *
 * Exact for OpenAI's models where `gpt-tokenizer` is installed; a bare text is counted as it is, without a frame.
 * Of parts the text is counted, within bounds; a part without text, and a turn without content, counts nothing. Never
 * fails: what cannot be counted is bounded.
 */
export async function estimateTokens(input: TokenInput, model: string): Promise<TokenEstimate> {
  const exact = await countExactly(input, model);
  if (exact !== null) return { lower: exact, upper: exact, exact: true, method: "tokenizer" };
  return { ...boundTokens(input, modelVocabulary(model)), exact: false, method: "characters" };
}

const FRAME_OF_A_TURN = 3;

async function countExactly(input: TokenInput, model: string): Promise<number | null> {
  const reading = openAiReading(model);
  if (reading === null || !textsOf(input).every(isCountable)) return null;
  const count = await loadTokenizer(reading.encoding);
  if (count === null) return null;
  if (typeof input === "string") return count(input);
  if (!input.every(({ content }) => typeof content === "string")) return null; // how parts are framed is not known
  const turns = input.map((turn) => FRAME_OF_A_TURN + count(turn.role) + sumOf(textsOfTurn(turn).map(count)));
  return reading.conversation + sumOf(turns);
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, tokens) => sum + tokens, 0);

/** The tokenizer's time grows with the square of what has no break in it: users could stop the process with one letter. */
const LONG_RUN = /[\p{L}\p{M}]{500}|[^\p{L}\p{N}\s]{500}|\s{500}/u;
const MAX_CHARACTERS = 1_000_000;

function isCountable(text: string): boolean {
  return text.length <= MAX_CHARACTERS && !LONG_RUN.test(text);
}
