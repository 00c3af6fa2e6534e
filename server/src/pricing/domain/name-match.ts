import { compileMatch, comparableModel, type MatchLogic, type ModelMatcher } from "./match-model.js";
import type { PriceReasonCode } from "./price-decision.js";

/** How a price was found to stand for a model, the most literal first. */
export const NAME_RANKS = ["EXACT_NAME", "OTHER_NAME", "NAME_PATTERN"] as const satisfies readonly PriceReasonCode[];
export type NameRank = (typeof NAME_RANKS)[number];

/** The names of a price, told apart by how literally they are meant. */
export interface PriceNames {
  /** The model's name at the source. */
  readonly exact: string;
  /** Names that the rule spells out. */
  readonly others: ReadonlySet<string>;
  /** The whole rule, patterns included. */
  readonly matches: ModelMatcher;
}

/** @throws SyntaxError when a regular expression of the rule is malformed */
export function priceNames(model: string, match: MatchLogic): PriceNames {
  return { exact: comparableModel(model), others: new Set(spelledOut(match)), matches: compileMatch(match) };
}

/**
 * How the price stands for a model under a name; null when it does not. Its own name counts only where its
 * rule agrees: a list may give a name to what it sells under another.
 *
 * @param isAsSent false for a spelling that we made of what was sent
 */
export function rankName({ exact, others, matches }: PriceNames, name: string, isAsSent: boolean): NameRank | null {
  if (name === exact && matches(name)) return isAsSent ? "EXACT_NAME" : "OTHER_NAME";
  if (others.has(name)) return "OTHER_NAME";
  return matches(name) ? "NAME_PATTERN" : null;
}

function spelledOut(match: MatchLogic): readonly string[] {
  if ("equals" in match) return [comparableModel(match.equals)];
  return "or" in match ? match.or.flatMap(spelledOut) : [];
}
