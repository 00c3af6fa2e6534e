/** Writes to the cache as reported, together and by how long they live. Null is "not given". */
export interface ReportedWrites {
  readonly all: number | null;
  readonly shortLived: number | null;
  readonly longLived: number | null;
}

export interface Writes {
  readonly cacheWrite: number | null;
  readonly cacheWrite1h: number | null;
}

/**
 * Divides writes to the cache by how long they live: what is not known to live for an hour lives for 5 minutes.
 * Parts that are more than the whole win over it, and it is said.
 */
export function readWrites({ all, shortLived, longLived }: ReportedWrites, warnings: string[]): Writes {
  const parts = (shortLived ?? 0) + (longLived ?? 0);
  if (all === null) return { cacheWrite: shortLived, cacheWrite1h: longLived };
  if (parts <= all) return { cacheWrite: all - (longLived ?? 0), cacheWrite1h: longLived };
  warnings.push(`cache writes are ${all}, but by how long they live they add up to ${parts}`);
  return { cacheWrite: shortLived ?? 0, cacheWrite1h: longLived };
}
