import { logMarks } from "../../../charts/log-marks";
import type { SlotMemory } from "../../../charts/palette";
import type { ScatterBand, ScatterModel, ScatterSeries } from "../../../charts/scatter-model";
import type { Format } from "../../../lib/format";
import type { Translate } from "../../../lib/i18n";
import type { DurationPoint } from "../api/use-durations";
import type { EfficiencyRow } from "../api/use-efficiency";

/** A series as the table above names it, with its own points. */
export interface DurationSeries {
  row: Pick<EfficiencyRow, "key" | "label">;
  points: readonly DurationPoint[];
}

interface ScatterWords {
  hidden: readonly string[];
  slots: SlotMemory;
  format: Format;
  t: Translate;
}

/** Logarithms begin above nothing: what has no output, or took no time, lies at the beginning of its axis. */
const LEAST = 1;

/** Prepares durations for drawing and for the table. Null without a single point. */
export function toScatterModel(all: readonly DurationSeries[], words: ScatterWords): ScatterModel | null {
  const { t, format } = words;
  const points = all.flatMap(({ points: some }) => some);
  if (points.length === 0) return null;
  const tokens = points.map(({ outputTokens }) => Math.max(LEAST, Number(outputTokens)));
  const durations = points.map(({ durationMs }) => Math.max(LEAST, durationMs));
  const xMarks = logMarks(Math.min(...tokens), Math.max(...tokens));
  const bands = xMarks.slice(0, -1).map((from, place): ScatterBand => {
    const to = xMarks[place + 1] ?? from;
    return { from, to, name: `${format.exact(from)} – ${format.exact(to)}` };
  });
  return {
    xLabel: t("savings.scatter.x"),
    yLabel: t("savings.scatter.y"),
    xMarks,
    yMarks: logMarks(Math.min(...durations), Math.max(...durations)),
    bands,
    series: all.map((one) => toSeries(one, bands, words)),
  };
}

function toSeries(
  { row, points }: DurationSeries,
  bands: readonly ScatterBand[],
  { hidden, slots, format, t }: ScatterWords,
): ScatterSeries {
  const sums = bands.map((band) => sumOf(points.filter((point) => isIn(band, Number(point.outputTokens)))));
  const total = sumOf(points).requests;
  return {
    key: row.key,
    label: row.label,
    tone: slots.get(row.key) ?? "other",
    isHidden: hidden.includes(row.key),
    sumText: format.compact(total),
    sumExact: t("savings.scatter.requests", { count: total, shown: format.exact(total) }),
    dots: points.map(({ outputTokens, durationMs, requests }) => ({
      x: Math.max(LEAST, Number(outputTokens)),
      y: Math.max(LEAST, durationMs),
      requests,
    })),
    bandTexts: sums.map(({ requests, ms }) => (requests === 0 ? null : format.duration(ms / requests))),
    bandCounts: sums.map(({ requests }) =>
      requests === 0 ? null : t("savings.scatter.requests", { count: requests, shown: format.exact(requests) }),
    ),
    bandValues: sums.map(({ requests, ms }) => (requests === 0 ? null : ms / requests)),
  };
}

function isIn({ from, to }: ScatterBand, tokens: number): boolean {
  const place = Math.max(LEAST, tokens);
  return place >= from && place < to;
}

/** Each point is the mean of its requests, so that their product is a sum again. */
function sumOf(points: readonly DurationPoint[]): { requests: number; ms: number } {
  return points.reduce(
    (sum, { requests, durationMs }) => ({ requests: sum.requests + requests, ms: sum.ms + requests * durationMs }),
    { requests: 0, ms: 0 },
  );
}
