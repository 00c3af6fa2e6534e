import type { ThresholdWindow } from "../domain/threshold-window.js";

/** A window as counters of app users have it, and as clocks do. */
export interface UserWindow extends ThresholdWindow {
  readonly counted: "day" | "month";
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
}
