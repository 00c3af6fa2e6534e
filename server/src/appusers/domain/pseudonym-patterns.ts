import { PSEUDONYM_WORDS } from "@tokenledger/model/pseudonym-words";

/**
 * What to look for, as patterns of LIKE in lower case, when somebody types a part of a pseudonym in either language: a
 * Korean word may be a part of several birds' names, and each stands for its English one.
 *
 * `참새-7F` asks for `%sparrow-7f%`; `새-7F` for every bird whose Korean name ends so.
 */
export function pseudonymPatterns(search: string): readonly string[] {
  const text = search.trim().normalize("NFC").toLowerCase();
  const dash = text.indexOf("-");
  const [word, code] = dash === -1 ? [text, ""] : [text.slice(0, dash), text.slice(dash)];
  const birds = PSEUDONYM_WORDS.filter(({ ko }) => (dash === -1 ? ko.includes(word) : ko.endsWith(word)));
  const meant = word === "" || !HANGUL.test(word) ? [] : birds.map(({ en }) => `${escaped(`${en}${code}`)}%`);
  return HANGUL.test(text) ? meant : [`%${escaped(text)}%`];
}

/** The stored pseudonym of one that was shown in either language. */
export function storedPseudonym(shown: string): string {
  const text = shown.trim().normalize("NFC");
  const bird = PSEUDONYM_WORDS.find(({ ko }) => text.startsWith(`${ko}-`));
  return bird === undefined ? text : `${bird.en}${text.slice(bird.ko.length)}`;
}

const HANGUL = /\p{Script=Hangul}/u;

function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, "\\$&");
}
