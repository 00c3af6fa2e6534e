import { escapeValue, unescapeValue } from "./filters";

/** `a,b` as a link has it; null where a part is empty or wrongly escaped. */
export function parseKeys(text: string): string[] | null {
  const keys = text.split(",").map(unescapeValue);
  return keys.every((key) => key !== null && key !== "") ? keys.filter((key) => key !== null) : null;
}

/** Sorted and without doubles, so that equal lists have equal links. */
export function formatKeys(keys: readonly string[]): string {
  return [...new Set(keys)].sort().map(escapeValue).join(",");
}
