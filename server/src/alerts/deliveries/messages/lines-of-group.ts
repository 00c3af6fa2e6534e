import { limitOf } from "./limit-of.js";
import type { MessageWords } from "./message-words.js";
import { oneLine } from "./one-line.js";
import { shownDays } from "./shown-days.js";
import type { ToldGroup } from "../telling/told-group.js";

type Line = readonly [label: string, value: string];

/** The figures of an alert, each on a line of its own. */
export function linesOfGroup(group: ToldGroup, words: MessageWords): readonly Line[] {
  const { labels } = words;
  const { details, levels, timezone } = group;
  const lines: readonly (readonly [string, string | null])[] = [
    [labels.months, details.months ?? null],
    [labels.reason, details.reason ?? null],
    [labels.used, usedOf(group, words)],
    [labels.usual, amountOf(group, details.usual, words)],
    [labels.limit, limitOf(group, words) || null],
    [labels.levels, levels.length > 1 ? levels.map((level) => words.percent(level)).join(", ") : null],
    [labels.expected, amountOf(group, details.point, words)],
    [labels.range, rangeOf(group, words)],
    [labels.crossesAt, instantOf(details.crossesAt, timezone, words)],
    [labels.lastRequestAt, instantOf(details.lastRequestAt, timezone, words)],
    [
      labels.period,
      group.period === null && group.type !== "ANOMALY"
        ? null
        : shownDays({ start: group.periodStart, end: group.periodEnd }, words.locale),
    ],
    [labels.hour, instantOf(details.hour, timezone, words)],
    [labels.contributors, details.contributors ?? null],
    [labels.resets, group.period === null || group.isLate ? null : instantOf(group.resetsAt, timezone, words)],
    [labels.crossed, instantOf(group.crossedAt, timezone, words)],
    [labels.threshold, group.threshold.name === null ? null : oneLine(group.threshold.name)],
  ];
  return lines.flatMap(([label, value]) => (value === null ? [] : [[label, value] as const]));
}

/** "at least $1.60 (80 %)"; null where nothing is measured. */
export function usedOf(group: ToldGroup, words: MessageWords): string | null {
  const { meter, used, usedPercent, isAtLeast } = group;
  if (meter === null || used === null) return null;
  const amount = words.amount(meter, used);
  const share = usedPercent === null || group.type === "ANOMALY" ? "" : ` (${words.percent(usedPercent)})`;
  return `${isAtLeast ? words.atLeast(amount) : amount}${share}`;
}

function rangeOf(group: ToldGroup, words: MessageWords): string | null {
  const [low, high] = [group.details.low, group.details.high].map((end) => amountOf(group, end, words));
  return low == null || high == null ? null : `${low} – ${high}`;
}

function amountOf({ meter }: ToldGroup, decimal: string | undefined, words: MessageWords): string | null {
  return meter === null || decimal === undefined ? null : words.amount(meter, decimal);
}

function instantOf(instant: string | undefined, timezone: string, { locale }: MessageWords): string | null {
  if (instant === undefined) return null;
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone: timezone });
  return `${format.format(new Date(instant))} (${timezone})`;
}
