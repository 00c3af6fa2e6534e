import type { ChartModel } from "../../../charts/chart-model";

interface ComparisonInput {
  /** Per bucket of the chart; null where none corresponds. */
  previous: readonly (string | null)[];
  total: readonly string[];
  /** Which days are compared with. */
  label: string;
  sumText: string;
  words: {
    value: (amount: string) => string;
    exact: (amount: string) => string;
    pixels: (amount: string) => number;
    delta: (current: string, previous: string) => string;
  };
}

/** Adds the total of the period compared with. Not while series are hidden: it is of all of them. */
export function withComparison(
  model: ChartModel,
  { previous, total, label, sumText, words }: ComparisonInput,
): ChartModel {
  if (model.shownText !== null) return model;
  const each = <T>(of: (before: string, index: number) => T): (T | null)[] =>
    model.slices.map((_, index) => {
      const before = previous[index] ?? null;
      return before === null ? null : of(before, index);
    });
  return {
    ...model,
    comparison: {
      label,
      sumText,
      values: each(words.pixels),
      texts: each(words.value),
      exactTexts: each(words.exact),
      // Of a bucket that still fills there is no change to tell yet.
      deltaTexts: each((before, index) =>
        model.slices[index]?.isComplete === true ? words.delta(total[index] ?? "0", before) : null,
      ),
    },
  };
}
