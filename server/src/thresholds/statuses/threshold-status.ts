import type { CrossingChance } from "../../analytics/domain/forecast/forecast-words.js";
import type { Threshold, ThresholdSubject } from "../threshold.js";

export interface ProjectedUse {
  readonly point: string;
  readonly low: string;
  readonly high: string;
  readonly chance: CrossingChance;
  readonly crossesAt: Date | null;
}

/** How near to a limit usage of a period is. Amounts in the meter's unit. */
export interface ThresholdStatus {
  readonly threshold: Threshold;
  readonly subject: ThresholdSubject | null;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly resetsAt: Date;
  readonly used: string;
  readonly limit: string;
  readonly share: number;
  readonly isAtLeast: boolean;
  readonly reachedLevels: readonly number[];
  readonly nextLevel: number | null;
  readonly projected: ProjectedUse | null;
  readonly subjects: number;
  readonly over: number;
}
