import type { ChartForecast, ChartModel, ChartSlice } from "../../../charts/chart-model";
import type { ForecastAnswer } from "./usage-answer";

interface ForecastWords {
  label: string;
  pixels: (amount: string) => number;
  /** From and to, around what is expected. */
  interval: (expected: Expected) => string;
  /** The same in every digit. */
  exactInterval: (expected: Expected) => string;
  /** Of a day that has begun, what is yet to come. */
  more: (interval: string) => string;
  /** Local calendar start of an instant, as buckets are labelled: `2026-11-23`. */
  dayOf: (iso: string) => string;
  slice: (label: string) => string;
  unknown: string;
}

interface Expected {
  point: string;
  low: string;
  high: string;
}

interface ForecastInput {
  forecast: ForecastAnswer;
  words: ForecastWords;
}

/** A slice with what is expected there. */
interface Outlook {
  added: number;
  low: number;
  high: number;
  text: string;
  exactText: string;
}

/**
 * Adds what the running period is expected to come to: bars by day are drawn to its end, of bars by month
 * the last is made whole. Not while series are hidden, without an estimate, or for other bars.
 */
export function withForecast(model: ChartModel, input: ForecastInput): ChartModel {
  const { point, low, high } = input.forecast;
  if (model.shownText !== null || point === null || low === null || high === null) return model;
  const whole = { point, low, high };
  switch (model.grain) {
    case "DAY":
      return forecastDays(model, input, whole);
    case "MONTH":
      return forecastMonth(model, input, whole);
    case "QUARTER_HOUR":
    case "HOUR":
    case "WEEK":
      return model;
  }
}

function forecastDays(model: ChartModel, { forecast, words }: ForecastInput, whole: Expected): ChartModel {
  const expected = new Map(forecast.days.map((day) => [words.dayOf(day.start), day]));
  const drawn = new Set(model.slices.map(({ label }) => label));
  const ahead = [...expected].flatMap(([label, { start }]) =>
    drawn.has(label) ? [] : [aheadSlice(start, label, words)],
  );
  const firstDay = forecast.days[0];
  const today = firstDay === undefined ? "" : words.dayOf(firstDay.start);
  const slices = [...model.slices.map((slice) => (slice.label > today ? emptied(slice, words) : slice)), ...ahead];
  const outlooks = slices.map(({ label }, index): Outlook | null => {
    const day = expected.get(label);
    if (day === undefined) return null;
    const base = heightOf(model, index);
    const text = words.interval(day);
    return {
      added: words.pixels(day.point),
      low: base + words.pixels(day.low),
      high: base + words.pixels(day.high),
      text: label === today ? words.more(text) : text,
      exactText: label === today ? words.more(words.exactInterval(day)) : words.exactInterval(day),
    };
  });
  return { ...padded(model, slices), slices, forecast: toForecast(outlooks, words, whole) };
}

function forecastMonth(model: ChartModel, { forecast, words }: ForecastInput, whole: Expected): ChartModel {
  const start = Date.parse(forecast.range.from);
  const outlooks = model.slices.map(({ key }): Outlook | null =>
    Date.parse(key) === start
      ? {
          added: Math.max(0, words.pixels(whole.point) - words.pixels(forecast.soFar)),
          low: words.pixels(whole.low),
          high: words.pixels(whole.high),
          text: words.interval(whole),
          exactText: words.exactInterval(whole),
        }
      : null,
  );
  if (outlooks.every((outlook) => outlook === null)) return model;
  return { ...model, forecast: toForecast(outlooks, words, whole) };
}

function toForecast(outlooks: readonly (Outlook | null)[], words: ForecastWords, whole: Expected): ChartForecast {
  return {
    label: words.label,
    added: outlooks.map((outlook) => outlook?.added ?? null),
    lows: outlooks.map((outlook) => outlook?.low ?? null),
    highs: outlooks.map((outlook) => outlook?.high ?? null),
    texts: outlooks.map((outlook) => outlook?.text ?? null),
    exactTexts: outlooks.map((outlook) => outlook?.exactText ?? null),
    endText: words.interval(whole),
  };
}

function aheadSlice(start: string, label: string, words: ForecastWords): ChartSlice {
  return emptied(
    {
      key: start,
      label,
      name: words.slice(label),
      isComplete: false,
      isAhead: true,
      totalText: "",
      totalExact: "",
      notes: [],
      events: [],
    },
    words,
  );
}

/** A day that has not begun has no total, not one of zero. */
function emptied(slice: ChartSlice, { unknown }: ForecastWords): ChartSlice {
  return { ...slice, isAhead: true, totalText: unknown, totalExact: unknown };
}

/** Every list as long as the slices: what is ahead has no values, and is compared with nothing. */
function padded(model: ChartModel, slices: readonly ChartSlice[]): ChartModel {
  const missing = slices.length - model.slices.length;
  const fill = <T>(list: readonly T[], value: T): T[] => [...list, ...Array.from({ length: missing }, () => value)];
  const { series, comparison } = model;
  return {
    ...model,
    series: series.map((line) => ({ ...line, values: fill(line.values, 0) })),
    comparison:
      comparison === null
        ? null
        : {
            ...comparison,
            values: fill(comparison.values, null),
            texts: fill(comparison.texts, null),
            exactTexts: fill(comparison.exactTexts, null),
            deltaTexts: fill(comparison.deltaTexts, null),
          },
  };
}

function heightOf({ series }: ChartModel, index: number): number {
  return series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0);
}
