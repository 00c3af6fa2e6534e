import type { Format } from "../../../lib/format";
import type { Finding } from "../api/use-savings-report";

type FactFormat = (value: string, format: Format) => string;

const count: FactFormat = (value, format) => format.exact(value);
const ratio: FactFormat = (value, format) => format.compact(value);
const share: FactFormat = (value, format) => format.percent(Number(value));

/** Shares and ratios by name; every other number is a count. */
const FORMATS: Readonly<Record<string, FactFormat>> = {
  share,
  costShare: share,
  cachedShare: share,
  warmShare: share,
  formerShare: share,
  priceShare: share,
  reasoningPerAnswer: ratio,
};

/** The facts of a finding in words, by their names. */
export function findingFacts({ facts }: Pick<Finding, "facts">, format: Format): ReadonlyMap<string, string> {
  return new Map(
    facts.flatMap(({ name, value, text }): [string, string][] => {
      if (text !== null) return [[name, text]];
      return value === null ? [] : [[name, (FORMATS[name] ?? count)(value, format)]];
    }),
  );
}
