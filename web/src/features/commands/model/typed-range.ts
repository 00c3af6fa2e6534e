import { parseRange, type RangeToken } from "../../../lib/date-range";

/** Between two days, as people write it: `2026-11-01..2026-11-05`, `2026-11-01 - 2026-11-05`, `2026-11-01~2026-11-05`. */
const BETWEEN = /\s*(?:\.{2,}|~|–|—|\s-\s)\s*/;

/** The range that a typed text is, a single day among them; null for any other text, and for days that do not exist. */
export function typedRange(text: string): RangeToken | null {
  const [from = "", to = from, ...more] = text.trim().toUpperCase().split(BETWEEN);
  return more.length > 0 || from === "" ? null : parseRange(`${from}..${to}`);
}
