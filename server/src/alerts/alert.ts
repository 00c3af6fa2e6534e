import type { Meter } from "../analytics/domain/question-words.js";
import type { Threshold, ThresholdSubject } from "../thresholds/threshold.js";
import type { AlertDetails } from "./domain/alert-details.js";
import type { AlertResolution, AlertStatus, AlertType } from "./domain/alert-words.js";

/** A crossing, and what became of it. */
export interface Alert {
  readonly id: string;
  readonly version: number;
  readonly type: AlertType;
  readonly threshold: Threshold;
  readonly subject: ThresholdSubject | null;
  readonly userId: string | null;
  readonly level: number;
  /** In the meter's unit; USD for cost. */
  readonly limit: string;
  readonly used: string;
  readonly meter: Meter | null;
  readonly periodStart: string;
  /** The date after the last one. */
  readonly periodEnd: string;
  readonly timezone: string;
  readonly isLate: boolean;
  /** Whether it was known at the crossing that there was more than `used`. */
  readonly wasAtLeast: boolean;
  readonly crossedAt: Date;
  readonly status: AlertStatus;
  readonly resolution: AlertResolution | null;
  readonly snoozedUntil: Date | null;
  readonly resolvedAt: Date | null;
  readonly owner: string | null;
  readonly details: AlertDetails | null;
  /** All that were read in the same answer: what is asked of each is read for all of them at once. */
  readonly together: readonly Alert[];
}
