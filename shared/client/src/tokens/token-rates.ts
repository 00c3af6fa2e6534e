import type { TokenTrait } from "./token-traits.js";

/** Tokens for each of a trait; those that are not named add none. */
export type TraitRates = Readonly<Partial<Record<TokenTrait, number>>>;

export interface TokenRates {
  readonly lower: TraitRates;
  readonly upper: TraitRates;
  /** What a turn adds to its text, and a conversation to its turns. */
  readonly turn: { readonly lower: number; readonly upper: number };
  readonly conversation: { readonly lower: number; readonly upper: number };
}

export const VOCABULARIES = ["o200k", "cl100k", "gemini", "claude"] as const;
export type Vocabulary = (typeof VOCABULARIES)[number];

/** What holds for every vocabulary: a word is a token at least, wherever it stands. */
const LOWER: TraitRates = {
  words: 0.92,
  hangulRuns: 0.5,
  newHangul: 0.24,
  proseHangul: 0.16,
  newIdeographs: 0.3,
  newKana: 0.15,
  newLetters: 0.12,
  closedMarks: 0.7,
  newSymbols: 0.4,
};

const UPPER: TraitRates = {
  words: 1,
  humps: 0.8,
  extraLetters: 0.3,
  oddLetters: 0.8,
  accents: 0.5,
  digitGroups: 1,
  blanksBeforeDigits: 1,
  hangul: 1,
  rareHangul: 1.9,
  loneHangul: 1,
  ideographs: 1,
  kana: 0.9,
  letters: 0.6,
  strangeLetters: 3,
  marks: 1,
  gaps: 1,
  symbols: 2,
  astralSymbols: 2,
};

/**
 * Tokens by vocabulary, as measured with the real ones on the texts of `fixtures/token-counts.json`. Claude's is known
 * up to version 2 only; later ones need up to a third more for Latin and less for other scripts.
 */
export const TOKEN_RATES: Readonly<Record<Vocabulary, TokenRates>> = {
  o200k: {
    lower: { ...LOWER, digitGroups: 0.9 },
    upper: UPPER,
    turn: { lower: 3, upper: 5 },
    conversation: { lower: 2, upper: 4 },
  },
  cl100k: {
    lower: { ...LOWER, digitGroups: 0.9, proseHangul: 0.4 },
    upper: { ...UPPER, hangul: 1.6, rareHangul: 1.8, ideographs: 1.6, kana: 1.3, letters: 1.4, symbols: 2.4 },
    turn: { lower: 3, upper: 5 },
    conversation: { lower: 2, upper: 4 },
  },
  gemini: {
    lower: { ...LOWER, digits: 0.95, proseHangul: 0.22 },
    upper: { ...UPPER, digits: 1, digitGroups: 0, hangul: 1.05, rareHangul: 2.4, symbols: 1.6, astralSymbols: 1.2 },
    turn: { lower: 0, upper: 3 },
    conversation: { lower: 0, upper: 4 },
  },
  claude: {
    lower: { ...LOWER, digitGroups: 0.4 },
    upper: {
      ...UPPER,
      words: 1.3,
      humps: 1,
      extraLetters: 0.4,
      oddLetters: 0.9,
      accents: 0.8,
      marks: 1.1,
      digits: 0.8,
      digitGroups: 0,
      hangul: 1.75,
      rareHangul: 1.8,
      ideographs: 1.75,
      kana: 1.4,
      letters: 1.9,
      symbols: 2.6,
    },
    turn: { lower: 0, upper: 6 },
    conversation: { lower: 2, upper: 14 },
  },
};
