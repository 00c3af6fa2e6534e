import { measureTraits } from "./measure-traits.js";
import { textsOf, type TokenInput } from "./token-input.js";
import { TOKEN_RATES, VOCABULARIES, type TokenRates, type TraitRates, type Vocabulary } from "./token-rates.js";
import { TRAITS, type TokenTraits } from "./token-traits.js";

/** Whole tokens, `lower` at most `upper`. */
export interface TokenBounds {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Between which numbers the tokens of an input lie, by its scripts.
 *
 * @param vocabulary null where it is not known: then the bounds hold for each of them
 */
export function boundTokens(input: TokenInput, vocabulary: Vocabulary | null): TokenBounds {
  const all = textsOf(input).map((text) => measureTraits(text));
  const turns = typeof input === "string" ? null : input.length;
  const bounds = (vocabulary === null ? VOCABULARIES : [vocabulary]).map((name) =>
    boundsOf(all, turns, TOKEN_RATES[name]),
  );
  return {
    lower: Math.min(...bounds.map(({ lower }) => lower)),
    upper: Math.max(...bounds.map(({ upper }) => upper)),
  };
}

/** Of few characters one that is odd matters more than rates can say. */
const SLACK = 10;

function boundsOf(all: readonly TokenTraits[], turns: number | null, rates: TokenRates): TokenBounds {
  const sum = (of: TraitRates) => all.reduce((tokens, traits) => tokens + weigh(traits, of), 0);
  const framed = turns !== null && turns > 0;
  const frame = (side: "lower" | "upper") => (framed ? rates.conversation[side] + turns * rates.turn[side] : 0);
  return {
    lower: Math.floor(sum(rates.lower)) + frame("lower"),
    upper: Math.ceil(sum(rates.upper)) + SLACK + frame("upper"),
  };
}

function weigh(traits: TokenTraits, rates: TraitRates): number {
  return TRAITS.reduce((tokens, trait) => tokens + traits[trait] * (rates[trait] ?? 0), 0);
}
