import type { ThresholdWindow } from "./threshold-window.js";

/** What one subject used on a local date, in the meter's unit. */
export interface UsedDay {
  readonly date: string;
  readonly used: bigint;
}

/** A window as it was for one subject. */
export interface ReplayedWindow {
  readonly window: ThresholdWindow;
  readonly used: bigint;
  /** Levels that were reached. */
  readonly crossings: number;
  /** On which date the highest of them was reached; null without any. */
  readonly lastOn: string | null;
}

export interface ReplayedRule {
  /** In the meter's unit. */
  readonly limit: bigint;
  readonly levels: readonly number[];
}

/**
 * What a limit would have told of one subject.
 *
 * @param days ascending, each date once; those without usage may be absent
 */
export function replayWindows(
  windows: readonly ThresholdWindow[],
  days: readonly UsedDay[],
  { limit, levels }: ReplayedRule,
): readonly ReplayedWindow[] {
  return windows.map((window) => {
    let used = 0n;
    let crossings = 0;
    let lastOn: string | null = null;
    for (const day of days) {
      if (day.date < window.start || day.date >= window.end) continue;
      used += day.used;
      const reached = levels.filter((level) => used * 100n >= limit * BigInt(level)).length;
      if (reached <= crossings) continue; // corrections take nothing back that was told
      crossings = reached;
      lastOn = day.date;
    }
    return { window, used, crossings, lastOn };
  });
}
