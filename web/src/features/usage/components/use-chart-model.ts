import { useMemo } from "react";
import type { ChartModel } from "../../../charts/chart-model";
import { useSeriesSlots } from "../../../charts/series-memory";
import type { AxisGrain } from "../../../charts/tick-indexes";
import type { Grain as FormatGrain } from "../../../lib/format";
import { useLanguage, useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { meterWords } from "../model/meter-words";
import { seriesName } from "../model/series-name";
import { colouredKeys, toChartData } from "../model/to-chart-data";
import type { SeriesAnswer } from "../model/usage-answer";

const FORMAT_GRAIN: Readonly<Record<AxisGrain, FormatGrain>> = {
  QUARTER_HOUR: "15m",
  HOUR: "hour",
  DAY: "day",
  WEEK: "week",
  MONTH: "month",
};

interface ShownSeries {
  answer: SeriesAnswer;
  hidden: readonly string[];
}

/** The prepared model in the reader's language and colours. */
export function useChartModel({ answer, hidden }: ShownSeries): ChartModel {
  const t = useText();
  const format = useFormat();
  const language = useLanguage();
  const slots = useSeriesSlots(answer.groupBy, colouredKeys(answer));
  return useMemo(() => {
    const { value, exact, pixels } = meterWords(format, answer.meter);
    return toChartData({
      answer,
      hidden,
      slots,
      words: {
        unknown: format.unknown,
        value,
        exact,
        pixels,
        percent: format.percent,
        slice: (label, grain) => format.bucket(label, FORMAT_GRAIN[grain]),
        series: (line) => seriesName(line, { groupBy: answer.groupBy, meter: answer.meter, language, t }),
      },
    });
  }, [answer, hidden, slots, format, language, t]);
}
