import { isRareSyllable, isSyllable } from "./is-rare-syllable.js";
import { noTraits, type TokenTraits } from "./token-traits.js";

/** One group a kind, in the order of `KINDS`. */
const RUNS =
  /(\p{Script=Latin}[\p{Script=Latin}\p{M}]*)|([0-9]+)|(\p{Script=Hangul}+)|([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc]+)|([!-/:-@[-`{-~]+)|(\s+)|([\p{L}\p{M}]+)|([^])/gu;
const KINDS = ["latin", "digits", "hangul", "eastern", "marks", "space", "letters", "symbol"] as const;
type Kind = (typeof KINDS)[number];

interface Run {
  readonly kind: Kind;
  readonly text: string;
  /** Whether no run before had the same text. */
  readonly isNew: boolean;
  readonly before: Kind | null;
}

/** Reads a text once, run by run. */
export function measureTraits(text: string): TokenTraits {
  const traits = noTraits();
  const seen = new Set<string>();
  let before: Kind | null = null;
  let marksOpen = false;
  for (const match of text.matchAll(RUNS)) {
    const [run] = match;
    const kind = kindOf(match);
    if (marksOpen && kind !== "latin" && kind !== "letters") traits.closedMarks += 1;
    marksOpen = kind === "marks";
    READERS[kind](traits, { kind, text: run, isNew: !seen.has(run), before });
    if (kind !== "space" && kind !== "marks" && kind !== "digits") seen.add(run);
    before = kind === "space" && run !== " " ? null : kind;
  }
  if (marksOpen) traits.closedMarks += 1;
  if (isProse(traits)) traits.proseHangul = traits.newHangul;
  // Of prose not one in twenty is rare; where many are, the others are as strange to a vocabulary.
  if (traits.rareHangul > STRANGE_SHARE * traits.hangul) traits.rareHangul = traits.hangul;
  return traits;
}

const PROSE_SYLLABLES = 300;
const PROSE_RUN = 2.5;
const STRANGE_SHARE = 0.12;

/** Lists of common nouns are shorter by the word, and each of them may be one token. */
function isProse({ newHangul, newHangulRuns }: TokenTraits): boolean {
  return newHangul >= PROSE_SYLLABLES && newHangul / newHangulRuns >= PROSE_RUN;
}

function kindOf(match: RegExpMatchArray): Kind {
  return KINDS.find((_, at) => match[at + 1] !== undefined) ?? "symbol";
}

const READERS: Readonly<Record<Kind, (traits: TokenTraits, run: Run) => void>> = {
  latin: readLatin,
  digits: readDigits,
  hangul: readHangul,
  eastern: readEastern,
  marks: readMarks,
  space: readSpace,
  letters: readLetters,
  symbol: readSymbol,
};

const FREE_LETTERS = 4;
/** Letters of European languages and of Vietnamese; phonetic and historic ones are in no vocabulary. */
const ACCENTED = /[\u0080-\u024f\u1e00-\u1eff]|\p{M}/u;
const HUMP = /\p{Ll}\p{Lu}/gu;
/** No vowel at all, or five consonants in a row. */
const UNSPEAKABLE = /^[^aeiouyà-ý]{3,}$|[b-df-hj-np-tv-xz]{5}/i;
/** Cases change as in no name: `aZx9Q`. */
const TANGLED = /\p{Ll}\p{Lu}.?\p{Lu}\p{Ll}|\p{Ll}\p{Lu}\p{Ll}?\p{Lu}/u;

function readLatin(traits: TokenTraits, { text, before }: Run): void {
  const letters = charactersOf(text);
  traits.words += 1;
  for (const letter of text) if (letter > "\u007f") traits[ACCENTED.test(letter) ? "accents" : "strangeLetters"] += 1;
  if (before === "digits" || UNSPEAKABLE.test(text) || TANGLED.test(text)) {
    traits.oddLetters += letters;
    return;
  }
  traits.humps += text.match(HUMP)?.length ?? 0;
  traits.extraLetters += Math.max(0, letters - FREE_LETTERS);
}

function readDigits(traits: TokenTraits, { text, before }: Run): void {
  traits.digits += text.length;
  traits.digitGroups += Math.ceil(text.length / 3);
  if (before === "space") traits.blanksBeforeDigits += 1;
}

function readHangul(traits: TokenTraits, { text, isNew }: Run): void {
  traits.hangulRuns += 1;
  traits.hangul += text.length;
  if (isNew) {
    traits.newHangulRuns += 1;
    traits.newHangul += text.length;
  }
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (!isSyllable(code)) traits.loneHangul += 1;
    else if (isRareSyllable(code)) traits.rareHangul += 1;
  }
}

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}\u30fc]/gu;

function readEastern(traits: TokenTraits, { text, isNew }: Run): void {
  const all = charactersOf(text);
  const kana = text.match(KANA)?.length ?? 0;
  traits.kana += kana;
  traits.ideographs += all - kana;
  // Beyond the basic plane no vocabulary has any: they are spelt in bytes.
  traits.strangeLetters += text.length - all;
  if (!isNew) return;
  traits.newKana += kana;
  traits.newIdeographs += all - kana;
}

const REPEATED_MARK = /(.)\1*/gs;
const PER_ROW = 8;

function readMarks(traits: TokenTraits, { text }: Run): void {
  for (const [row] of text.matchAll(REPEATED_MARK)) traits.marks += rowSize(row);
}

function readSpace(traits: TokenTraits, { text }: Run): void {
  if (text === " ") return;
  for (const [row] of text.matchAll(REPEATED_MARK)) traits.gaps += rowSize(row);
}

const FIRST_HALF = /[\ud800-\udbff]/g;

/** A character beyond the basic plane is written in two units. */
function charactersOf(text: string): number {
  return text.length - (text.match(FIRST_HALF)?.length ?? 0);
}

/** A row of the same character is read in lengths that vocabularies have. */
function rowSize(row: string): number {
  return 1 + Math.min(row.length - 1, 1) + Math.floor((row.length - 1) / PER_ROW);
}

/** Of those scripts, extensions for manuscripts follow from here on. */
const HISTORIC = "\u1c80";
/** Alphabets that are written by many: their words are in vocabularies, at least in parts. */
const WELL_KNOWN =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Thai}]/gu;

function readLetters(traits: TokenTraits, { text, isNew }: Run): void {
  const known = text.match(WELL_KNOWN)?.filter((letter) => letter < HISTORIC).length ?? 0;
  traits.letters += known;
  if (isNew) traits.newLetters += known;
  traits.strangeLetters += text.length - known;
}

function readSymbol(traits: TokenTraits, { text, isNew }: Run): void {
  traits.symbols += 1;
  if (text.length > 1) traits.astralSymbols += 1;
  if (isNew) traits.newSymbols += 1;
}
