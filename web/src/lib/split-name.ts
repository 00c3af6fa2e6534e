/** Longer names are shown in part. */
const WHOLE = 32;
const TAIL = 8;

/**
 * The beginning, which may be shown in part, and the end, which is always shown: names of models differ in their
 * dates and versions. Null for a name that is short enough to be shown whole.
 */
export function splitName(name: string): { head: string; tail: string } | null {
  const letters = Array.from(name);
  if (letters.length <= WHOLE) return null;
  return { head: letters.slice(0, -TAIL).join(""), tail: letters.slice(-TAIL).join("") };
}

/** For a canvas, which has room for so much. */
export function briefName(name: string): string {
  const parts = splitName(name);
  return parts === null ? name : `${parts.head.slice(0, WHOLE - TAIL)}…${parts.tail}`;
}
