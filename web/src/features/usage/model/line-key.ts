import type { SeriesLine } from "./usage-answer";

/** In no name: PostgreSQL stores no text with it. A model may be called OTHER, and a feature TOTAL. */
export const REST_KEY = "\u0000";

type Line = Pick<SeriesLine, "key" | "memberCount">;

/** All that is in no line of its own, together. */
export function isRest({ memberCount }: Pick<Line, "memberCount">): boolean {
  return memberCount !== null;
}

/** What a line is called in the address and in the chart; the server's word for the rest may be somebody's name. */
export function lineKey(line: Line): string {
  return isRest(line) ? REST_KEY : line.key;
}
