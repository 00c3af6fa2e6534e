import { koreanPseudonym } from "@tokenledger/model/korean-pseudonym";
import type { Language } from "./language";

/** The pseudonym in the reader's language: `sparrow-7F3K` is `참새-7F3K` in Korean. */
export function pseudonymName(pseudonym: string, language: Language): string {
  return language === "en" ? pseudonym : koreanPseudonym(pseudonym);
}
