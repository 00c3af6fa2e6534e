import { Temporal } from "temporal-polyfill";
import { dayOf, type LocalWindow, monthOf, weekOf, windowBetween } from "../../core/domain/local-window.js";
import type { ThresholdContent } from "./threshold-content.js";
import { ThresholdPeriod } from "./threshold-words.js";

export type ThresholdWindow = LocalWindow;

export interface WindowQuestion {
  /** The local date. */
  readonly today: Temporal.PlainDate;
  /** 1 = Monday … 7 = Sunday. */
  readonly weekStart: number;
}

type Repeated = Pick<ThresholdContent, "period" | "startsOn" | "endsOn">;

/** The period that a date lies in; of ONCE, the one that there is. */
export function windowOf(
  { period, startsOn, endsOn }: Repeated,
  { today, weekStart }: WindowQuestion,
): ThresholdWindow {
  switch (period) {
    case ThresholdPeriod.DAY:
      return dayOf(today);
    case ThresholdPeriod.WEEK:
      return weekOf(today, weekStart);
    case ThresholdPeriod.MONTH:
      return monthOf(today);
    case ThresholdPeriod.ONCE:
    case null: {
      if (startsOn === null || endsOn === null) throw new Error("What has no period has no window.");
      return windowBetween(Temporal.PlainDate.from(startsOn), Temporal.PlainDate.from(endsOn).add({ days: 1 }));
    }
  }
}

/** The periods that touch the last `days` days, today among them: ascending, without gaps, and none of the future. */
export function windowsOf(rule: Repeated, question: WindowQuestion, days: number): readonly ThresholdWindow[] {
  const { today, weekStart } = question;
  const first = today.subtract({ days: days - 1 });
  const windows: ThresholdWindow[] = [];
  for (let date = first; Temporal.PlainDate.compare(date, today) <= 0;) {
    const window = windowOf(rule, { today: date, weekStart });
    if (window.end > first.toString() && window.start <= today.toString()) windows.push(window);
    if (rule.period === ThresholdPeriod.ONCE) break;
    date = Temporal.PlainDate.from(window.end);
  }
  return windows;
}

/** Whether a date lies in it. */
export function isRunning({ start, end }: ThresholdWindow, today: Temporal.PlainDate): boolean {
  const date = today.toString();
  return start <= date && date < end;
}
