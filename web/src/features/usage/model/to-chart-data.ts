import type { ChartModel, ChartSeries, ChartSlice } from "../../../charts/chart-model";
import type { SeriesTone, SlotMemory } from "../../../charts/palette";
import { passNumber } from "../../../charts/prepare-time-axis";
import type { AxisGrain } from "../../../charts/tick-indexes";
import { axisGrain } from "./axis-grain";
import { exactSum, shareOf } from "./exact-sum";
import { costKnowledge, knownText, type CostKnowledge } from "../../../cost/known-cost";
import { isRest, lineKey } from "./line-key";
import type { SeriesAnswer, SeriesLine } from "./usage-answer";

/** How values and names read; the chart's numbers become words nowhere else. */
export interface ChartWords {
  value: (amount: string) => string;
  exact: (amount: string) => string;
  /** How far up the axis an amount reaches; an axis in another currency has other lengths. */
  pixels: (amount: string) => number;
  percent: (share: number) => string;
  /** Words for a bucket's local start. */
  slice: (label: string, grain: AxisGrain) => string;
  /** For an amount that nobody knows. */
  unknown: string;
  /** A line's name; the rest says how many it stands for. */
  series: (line: SeriesLine) => string;
}

export interface ChartDataInput {
  answer: SeriesAnswer;
  /** Keys that the legend has switched off. */
  hidden: readonly string[];
  slots: SlotMemory;
  words: ChartWords;
}

/** The series of one hue each: neither the rest nor everything together. */
export function colouredKeys({ groupBy, series }: SeriesAnswer): string[] {
  return groupBy === "NONE" ? [] : series.filter((line) => !isRest(line)).map(({ key }) => key);
}

/**
 * Prepares an answer for chart, legend, card and table, so that they cannot disagree. What it is compared
 * with, what is expected and what is unusual are added by `withComparison`, `withForecast` and `withNotes`.
 */
export function toChartData({ answer, hidden, slots, words }: ChartDataInput): ChartModel {
  const hiddenHere = hiddenKeys(answer, hidden);
  const shown = answer.series.filter((line) => !hiddenHere.has(lineKey(line)));
  const total = exactSum(answer.total);
  const totalWords = wordsFor(knowledgeOf(answer, answer.series), words);
  const shownWords = wordsFor(knowledgeOf(answer, shown), words);
  const grain = axisGrain(answer.grain);
  const labels = answer.buckets.map(({ label }) => label);
  const slices = answer.buckets.map((bucket, index): ChartSlice => {
    const sum =
      hiddenHere.size === 0 ? (answer.total[index] ?? "0") : exactSum(shown.map(({ values }) => values[index] ?? "0"));
    const pass = passNumber(labels, index);
    const name = words.slice(bucket.label, grain);
    return {
      key: bucket.start,
      label: bucket.label,
      name: pass > 1 ? `${name} (${pass})` : name,
      isComplete: bucket.complete,
      isAhead: false,
      totalText: shownWords.value(sum),
      totalExact: shownWords.exact(sum),
      notes: [],
      events: [],
    };
  });
  return {
    grain,
    slices,
    series: answer.series.map((line) =>
      toSeries(line, {
        answer,
        total,
        isHidden: hiddenHere.has(lineKey(line)),
        tone: toneOf(answer, line, slots),
        words,
      }),
    ),
    totalText: totalWords.value(total),
    totalExact: totalWords.exact(total),
    shownText: hiddenHere.size === 0 ? null : shownWords.value(exactSum(shown.map(({ sum }) => sum))),
    comparison: null,
    usual: null,
    forecast: null,
  };
}

/** The last visible series is never hidden: a link that hides all of them hides none. */
function hiddenKeys({ series }: SeriesAnswer, hidden: readonly string[]): ReadonlySet<string> {
  const keys = new Set(series.map(lineKey).filter((key) => hidden.includes(key)));
  return keys.size === series.length ? new Set() : keys;
}

interface SeriesContext {
  answer: SeriesAnswer;
  total: string;
  isHidden: boolean;
  tone: SeriesTone;
  words: ChartWords;
}

/** What is known of the sum of some lines. Which buckets lack a price nobody says, so it holds for each of them. */
function knowledgeOf({ meter }: SeriesAnswer, lines: readonly SeriesLine[]): CostKnowledge {
  if (meter !== "COST") return "whole";
  return costKnowledge({
    requests: lines.reduce((sum, { requests }) => sum + requests, 0),
    unpricedRequests: lines.reduce((sum, { unpricedRequests }) => sum + unpricedRequests, 0),
  });
}

function wordsFor(
  knowledge: CostKnowledge,
  { value, exact, unknown }: ChartWords,
): Pick<ChartWords, "value" | "exact"> {
  return {
    value: (amount) => knownText(knowledge, amount, { money: value, unknown }),
    exact: (amount) => knownText(knowledge, amount, { money: exact, unknown }),
  };
}

function toSeries(line: SeriesLine, { answer, total, isHidden, tone, words }: SeriesContext): ChartSeries {
  const knowledge = knowledgeOf(answer, [line]);
  const isUnknown = knowledge === "unknown";
  const { value: text, exact } = wordsFor(knowledge, words);
  const values = answer.buckets.map((_, index) => line.values[index] ?? "0");
  const sumShare = isUnknown ? null : shareOf(line.sum, total);
  return {
    key: lineKey(line),
    label: words.series(line),
    tone,
    isHidden,
    values: values.map(words.pixels),
    texts: values.map(text),
    exactTexts: values.map(exact),
    shareTexts: values.map((value, index) => {
      const share = shareOf(value, answer.total[index] ?? "0");
      return share === null || isUnknown ? null : words.percent(share);
    }),
    sumText: text(line.sum),
    sumExact: exact(line.sum),
    sumShareText: sumShare === null ? null : words.percent(sumShare),
  };
}

function toneOf({ groupBy }: SeriesAnswer, line: SeriesLine, slots: SlotMemory): SeriesTone {
  if (groupBy === "NONE") return 1;
  return isRest(line) ? "other" : (slots.get(line.key) ?? "other");
}
