/**
 * What of a text decides how many tokens it has, whatever the vocabulary: characters, unless it says runs. "New" are
 * those of runs that the text did not have before: vocabularies have common words whole, and only those come often.
 */
export const TRAITS = [
  /** Runs of Latin letters. */
  "words",
  /** Words that begin inside a run: `loadUsage` has one. */
  "humps",
  /** Letters beyond the fourth of words that can be spoken. */
  "extraLetters",
  /** Letters of what cannot be spoken: identifiers, hexadecimal digits, base64. */
  "oddLetters",
  /** Latin letters outside ASCII. */
  "accents",
  "digits",
  /** Of up to three digits, which OpenAI reads together. */
  "digitGroups",
  /** Runs of digits behind a blank, which then is no part of what follows. */
  "blanksBeforeDigits",
  "hangulRuns",
  "newHangulRuns",
  "hangul",
  "newHangul",
  /** New Hangul once more where there is enough of it, in words of such lengths, to be prose. */
  "proseHangul",
  /** Syllables that hardly any word has, which vocabularies have not either. */
  "rareHangul",
  /** Letters that are no syllable, as in ㅋㅋㅋ. */
  "loneHangul",
  "ideographs",
  "newIdeographs",
  "kana",
  "newKana",
  /** Of alphabets that many write in. */
  "letters",
  "newLetters",
  /** Of all other scripts. */
  "strangeLetters",
  /** Runs of ASCII punctuation that no letter follows. */
  "closedMarks",
  /** ASCII punctuation; of a row of the same mark, a part. */
  "marks",
  /** Changes of whitespace. A single blank before a letter is part of the word, and none. */
  "gaps",
  /** Emoji, punctuation of other scripts and whatever else there is. */
  "symbols",
  /** Those beyond the basic plane, which are written in two units. */
  "astralSymbols",
  "newSymbols",
] as const;

export type TokenTrait = (typeof TRAITS)[number];

/** Every count is whole and at least 0. */
export type TokenTraits = Record<TokenTrait, number>;

export function noTraits(): TokenTraits {
  return {
    words: 0,
    humps: 0,
    extraLetters: 0,
    oddLetters: 0,
    accents: 0,
    digits: 0,
    digitGroups: 0,
    blanksBeforeDigits: 0,
    hangulRuns: 0,
    newHangulRuns: 0,
    hangul: 0,
    newHangul: 0,
    proseHangul: 0,
    rareHangul: 0,
    loneHangul: 0,
    ideographs: 0,
    newIdeographs: 0,
    kana: 0,
    newKana: 0,
    letters: 0,
    newLetters: 0,
    strangeLetters: 0,
    closedMarks: 0,
    marks: 0,
    gaps: 0,
    symbols: 0,
    astralSymbols: 0,
    newSymbols: 0,
  };
}
