import type { ChartModel } from "../../../charts/chart-model";
import type { SeriesAnswer, UsualAnswer } from "./usage-answer";

interface UsualInput {
  usual: UsualAnswer;
  buckets: SeriesAnswer["buckets"];
  /** Of the middle one of all app users, and of those between whom half of them are. */
  label: string;
  pixels: (amount: string) => number;
}

/**
 * Adds what app users usually come to: their amounts of the range, spread evenly over the time of it that is over.
 * Not while series are hidden: it is of all of them.
 */
export function withUsual(model: ChartModel, { usual, buckets, label, pixels }: UsualInput): ChartModel {
  const { median, p25, p75, range, settledUntil } = usual;
  const overMs = Math.min(Date.parse(range.to), Date.parse(settledUntil)) - Date.parse(range.from);
  if (model.shownText !== null || median === null || p25 === null || p75 === null || overMs <= 0) return model;
  const shares = model.slices.map((_, index) => {
    const bucket = buckets[index];
    return bucket === undefined ? null : (Date.parse(bucket.end) - Date.parse(bucket.start)) / overMs;
  });
  const spread = (amount: string) => shares.map((share) => (share === null ? null : pixels(amount) * share));
  return { ...model, usual: { label, lows: spread(p25), middles: spread(median), highs: spread(p75) } };
}
