import type { ThresholdContent } from "../domain/threshold-content.js";
import type { ThresholdWindow } from "../domain/threshold-window.js";
import type { Overridable } from "../not-overridden.js";
import type { Calendar } from "../statuses/read-calendar.js";

/** What is to be found out of a limit that somebody thinks of. */
export interface PreviewQuestion extends Overridable {
  readonly content: ThresholdContent;
  /** In the meter's unit; pico-USD for cost. */
  readonly limit: bigint;
  readonly calendar: Calendar;
  /** Ascending without gaps; not empty. */
  readonly windows: readonly ThresholdWindow[];
  readonly from: string;
  /** Exclusive. */
  readonly to: string;
}

/** Whether a window is over. */
export function isOver({ end }: ThresholdWindow, { calendar }: Pick<PreviewQuestion, "calendar">): boolean {
  return end <= calendar.today.toString();
}
