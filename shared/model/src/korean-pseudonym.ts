import { PSEUDONYM_WORDS } from "./pseudonym-words.js";

const KOREAN: ReadonlyMap<string, string> = new Map(PSEUDONYM_WORDS.map(({ en, ko }) => [en, ko]));

/** A pseudonym as Korean readers have it: `sparrow-7F3K` is `참새-7F3K`. The code after the dash is what counts. */
export function koreanPseudonym(pseudonym: string): string {
  const dash = pseudonym.lastIndexOf("-");
  const word = KOREAN.get(pseudonym.slice(0, Math.max(dash, 0)));
  return word === undefined ? pseudonym : `${word}${pseudonym.slice(dash)}`;
}
