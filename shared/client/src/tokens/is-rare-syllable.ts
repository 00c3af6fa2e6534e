const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const PER_INITIAL = 588;
const FINALS = 28;
/** ㅒ ㅖ ㅙ ㅞ. */
const RARE_VOWELS = new Set([3, 7, 10, 15]);
/** ㄲ ㄳ ㄵ ㄺ ㄻ ㄼ ㄽ ㄾ ㄿ ㅀ ㅊ ㅋ ㅍ: no syllable but a few dozen ends in them. */
const RARE_FINALS = new Set([2, 3, 5, 9, 10, 11, 12, 13, 14, 15, 23, 24, 26]);
/** None, ㄴ, ㄹ, ㅁ, ㅆ, ㅇ: behind others a tense initial is rare, as in 떡. */
const PLAIN_FINALS = new Set([0, 4, 8, 16, 20, 21]);
/** ㅑ ㅛ ㅠ ㅟ ㅢ: behind a tense initial rare as well. */
const UNTENSE_VOWELS = new Set([2, 12, 16, 17, 19]);
const TENSE_INITIALS = new Set([1, 4, 8, 10, 13]);

/** Whether a character is one of the 11,172 syllables of Hangul. */
export function isSyllable(code: number): boolean {
  return code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE;
}

/**
 * Whether a syllable is none of the thousand or so that texts are made of, by its letters. Vocabularies have about
 * 2,000; the others are spelt in bytes.
 */
export function isRareSyllable(code: number): boolean {
  const at = code - FIRST_SYLLABLE;
  const vowel = Math.floor((at % PER_INITIAL) / FINALS);
  const final = at % FINALS;
  const isTense = TENSE_INITIALS.has(Math.floor(at / PER_INITIAL));
  if (RARE_VOWELS.has(vowel) || RARE_FINALS.has(final)) return true;
  return isTense && (UNTENSE_VOWELS.has(vowel) || !PLAIN_FINALS.has(final));
}
