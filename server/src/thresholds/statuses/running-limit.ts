import type { Meter } from "../../analytics/domain/question-words.js";
import type { ThresholdPeriod } from "../domain/threshold-words.js";
import type { Threshold } from "../threshold.js";
import type { UserWindow } from "./user-window.js";

/** A threshold that has a limit, and its period that runs. */
export interface RunningLimit {
  readonly threshold: Threshold;
  readonly meter: Meter;
  readonly period: ThresholdPeriod;
  /** In the meter's unit; pico-USD for cost. */
  readonly units: bigint;
  readonly window: UserWindow;
}
