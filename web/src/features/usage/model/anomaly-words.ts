import type { Format } from "../../../lib/format";
import type { Meter } from "../../../lib/graphql/graphql";
import type { Translate } from "../../../lib/i18n";
import type { Language } from "../../../lib/language";
import { meterWords } from "./meter-words";
import { seriesName } from "./series-name";
import type { AnomalyAnswer } from "./usage-answer";

/** Few enough to read, and usually most of the difference. */
const NAMED = 3;

export interface AnomalyWords {
  /** The day or the hour. */
  when: string;
  /** How much instead of how much. */
  what: string;
  /** Who explains it; null when nobody does. */
  why: string | null;
}

interface Context {
  meter: Meter;
  format: Format;
  language: Language;
  t: Translate;
}

/** An anomaly as people say it. */
export function anomalyWords(anomaly: AnomalyAnswer, { meter, format, language, t }: Context): AnomalyWords {
  const { start, grain, value, expected, low, high, contributors } = anomaly;
  const { value: amount } = meterWords(format, meter);
  const named = contributors.slice(0, NAMED).map(({ dimension, key, label, excess }) =>
    t("overview.anomaly.contributor", {
      name: seriesName({ key, label, memberCount: null }, { groupBy: dimension, meter, language, t }),
      dimension: t(`overview.anomaly.of.${dimension}`),
      excess: signed(excess, amount),
    }),
  );
  const isMore = Number(value) > Number(expected);
  return {
    when: grain === "HOUR" ? `${format.date(start)} ${format.clock(start)}` : format.date(start),
    what: t(isMore ? "overview.anomaly.more" : "overview.anomaly.less", {
      meter: t(`usage.meterOf.${meter}`),
      value: amount(value),
      expected: amount(expected),
      low: amount(low),
      high: amount(high),
    }),
    why: named.length === 0 ? null : t("overview.anomaly.mostly", { contributors: named.join(", ") }),
  };
}

function signed(excess: string, amount: (value: string) => string): string {
  return excess.startsWith("-") ? `−${amount(excess.slice(1))}` : `+${amount(excess)}`;
}
