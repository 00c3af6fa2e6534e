import { maskAddresses } from "../mask-addresses.js";

const LONGEST = 300;
/** Shorter parts of a target are words that others use too. */
const SHORTEST_SECRET = 8;
/** As much as is looked at for addresses. */
const LOOKED_AT = 2 * LONGEST;
const BLANKS = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;

/**
 * What a server said, or why it said nothing, on one line that may be kept and shown: servers quote what they were
 * sent, so secrets become "…" and of mail addresses the first letter stays.
 *
 * @param secrets of eight characters or more; shorter ones are left
 */
export function tellAnswer(text: string, secrets: readonly string[] = []): string {
  let told = text.replaceAll(BLANKS, " ");
  for (const secret of secrets.toSorted((a, b) => b.length - a.length)) {
    if (secret.length >= SHORTEST_SECRET) told = told.replaceAll(secret, "…");
  }
  told = maskAddresses(told.slice(0, LOOKED_AT).toWellFormed()).trim();
  return told.length > LONGEST ? `${told.slice(0, LONGEST - 1).toWellFormed()}…` : told;
}

/** Whatever of a target, or of a post to it, must not be told, in the spellings in which a server may quote it. */
export function secretsOf(target: URL, others: readonly string[]): readonly string[] {
  const path = `${target.pathname}${target.search}`;
  const parts = [...target.pathname.split("/"), ...target.searchParams.values()];
  return [target.href, path, ...parts, ...parts.map(decoded), ...others];
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a percent sign of its own
  }
}
