import { PSEUDONYM_WORDS } from "@tokenledger/model/pseudonym-words";
import type { Language } from "./language";

const KOREAN: ReadonlyMap<string, string> = new Map(PSEUDONYM_WORDS.map(({ en, ko }) => [en, ko]));

/** The pseudonym in the reader's language: `sparrow-7F3K` is `참새-7F3K` in Korean. The code after the dash is what counts. */
export function pseudonymName(pseudonym: string, language: Language): string {
  const dash = pseudonym.lastIndexOf("-");
  if (language === "en" || dash === -1) return pseudonym;
  const word = KOREAN.get(pseudonym.slice(0, dash));
  return word === undefined ? pseudonym : `${word}${pseudonym.slice(dash)}`;
}
