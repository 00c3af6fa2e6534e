/** How near to its limit something is. */
export interface LevelState {
  /** 1 is 100 %. */
  readonly share: number;
  readonly reachedLevels: readonly number[];
  /** The lowest that is not reached. */
  readonly nextLevel: number | null;
}

/** Exactly at a level reaches it. `used` and `limit` in the same unit, `limit` > 0; `levels` ascending. */
export function levelState(used: bigint, limit: bigint, levels: readonly number[]): LevelState {
  const isReached = (level: number) => used * 100n >= limit * BigInt(level);
  return {
    share: shareOf(used, limit),
    reachedLevels: levels.filter(isReached),
    nextLevel: levels.find((level) => !isReached(level)) ?? null,
  };
}

const PARTS = 1_000_000n;

/** To a millionth, rounded down, so that a limit that is not reached never looks like one that is. */
function shareOf(used: bigint, limit: bigint): number {
  return Number((used * PARTS) / limit) / Number(PARTS);
}
