/**
 * The disjoint kinds of tokens that a price list distinguishes. A request's classes add up to its total.
 *
 * `input` and `output` are what no narrower class claims: fresh text input, visible text output.
 * `cache_write` is the short-lived (5-minute) write where a provider sells two.
 */
export const TOKEN_CLASSES = [
  "input",
  "cache_read",
  "cache_write",
  "cache_write_1h",
  "input_audio",
  "cache_read_audio",
  "input_image",
  "input_video",
  "output",
  "reasoning",
  "output_audio",
  "output_image",
] as const;

export type TokenClass = (typeof TOKEN_CLASSES)[number];

/** Whole tokens, 0 or more, of each class. */
export type TokenCounts = Readonly<Record<TokenClass, number>>;

export const INPUT_CLASSES = [
  "input",
  "cache_read",
  "cache_write",
  "cache_write_1h",
  "input_audio",
  "cache_read_audio",
  "input_image",
  "input_video",
] as const satisfies readonly TokenClass[];

export const OUTPUT_CLASSES = [
  "output",
  "reasoning",
  "output_audio",
  "output_image",
] as const satisfies readonly TokenClass[];

/** A count of zero for every class, to be spread and overridden. */
export const NO_TOKENS: TokenCounts = Object.freeze({
  input: 0,
  cache_read: 0,
  cache_write: 0,
  cache_write_1h: 0,
  input_audio: 0,
  cache_read_audio: 0,
  input_image: 0,
  input_video: 0,
  output: 0,
  reasoning: 0,
  output_audio: 0,
  output_image: 0,
});
