const HIGHEST = 200;

/** A percentage that a level may be; null for anything else. */
export function readLevel(text: string): number | null {
  const trimmed = text.trim().replace(/\s*%$/, "");
  const level = Number(trimmed);
  return /^\d{1,3}$/.test(trimmed) && level >= 1 && level <= HIGHEST ? level : null;
}

/** Ascending, each once. */
export function withLevel(levels: readonly number[], level: number): readonly number[] {
  return [...new Set([...levels, level])].toSorted((a, b) => a - b);
}
