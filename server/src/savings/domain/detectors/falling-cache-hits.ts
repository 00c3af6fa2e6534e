import type { CellDay } from "../cell-day.js";
import { addTold, cachedOf, inputOf, meanInput } from "../cell-totals.js";
import type { Detector, DetectorInput } from "../detector.js";
import { Confidence, type Finding, FindingKind } from "../finding.js";
import { fact, makeFinding, partOf, shareOf } from "../make-finding.js";
import { cellKey } from "../savings-cell.js";
import { DAY_MS, daysOf, perMonth } from "../savings-window.js";

/** What is compared with what was before it. */
const RECENT_DAYS = 7;
const LEAST_BASELINE_DAYS = 7;
const LEAST_RECENT_DAYS = 3;
/** Of a day, to have a share worth comparing. */
const LEAST_OF_DAY = 20;
/** Who hardly ever hit the cache cannot fall. */
const LEAST_BASELINE = 0.1;
/** Fallen to less than this share of what it was. */
const FALLEN_TO = 0.7;

/**
 * Cells whose share of cached input fell, in the last seven whole days, below 70 % of the median of the days before,
 * and below nine of ten of them. Saving: the input that would be cached at that median (low: at the lower
 * quartile), at the cached instead of the full rate.
 */
export const fallingCacheHits: Detector = (input) => {
  if (daysOf(input.window) <= RECENT_DAYS + LEAST_BASELINE_DAYS) return { findings: [], skipped: "RANGE_TOO_SHORT" };
  const cells = Map.groupBy(input.days, ({ cell }) => cellKey(cell));
  return { findings: [...cells.values()].flatMap((days) => ofCell(days, input)), skipped: null };
};

function ofCell(days: readonly CellDay[], { window, price, days: all }: DetectorInput): readonly Finding[] {
  const [first] = days;
  const { from, to } = recentDaysOf(all);
  const busy = days.filter(({ told }) => told.requests >= LEAST_OF_DAY);
  const before = busy.filter(({ day }) => day < from).map(hitShare);
  const recentDays = busy.filter(({ day }) => day >= from && day < to);
  if (first === undefined || before.length < LEAST_BASELINE_DAYS || recentDays.length < LEAST_RECENT_DAYS) return [];
  const baseline = before.toSorted((a, b) => a - b);
  const at = (quantile: number) => baseline[Math.floor(quantile * (baseline.length - 1))] ?? 0;
  const recent = addTold(recentDays.map(({ told }) => told));
  const share = shareOf(cachedOf(recent.tokens), inputOf(recent.tokens));
  if (at(0.5) < LEAST_BASELINE || share >= FALLEN_TO * at(0.5) || share >= at(0.1)) return [];
  const { cell } = first;
  const worth = (formerShare: number): bigint => {
    const missed = BigInt(Math.max(0, Math.round((formerShare - share) * Number(inputOf(recent.tokens)))));
    const cost = (soldAs: "input" | "cache_read") =>
      price({
        sold: cell,
        tokens: { [soldAs]: missed },
        requests: 0,
        inputOfOne: meanInput(recent),
        serviceTier: null,
      });
    const [fresh, cached] = [cost("input"), cost("cache_read")];
    return fresh === null || cached === null ? 0n : fresh - cached;
  };
  const span = { from: window.from, to: new Date(window.from.getTime() + RECENT_DAYS * DAY_MS) };
  const part = partOf(cell, { low: perMonth(worth(at(0.25)), span), high: perMonth(worth(at(0.5)), span) });
  const finding = makeFinding(FindingKind.FALLING_CACHE_HITS, {
    subject: cell,
    parts: [part],
    confidence: Confidence.MEDIUM,
    confidenceReason: "OWN_BASELINE",
    requests: recent.requests,
    facts: [fact("share", share), fact("formerShare", at(0.5)), fact("days", recentDays.length)],
    samples: [],
  });
  return [finding];
}

/** By the calendar of the sums: the newest day still runs, or may have been cut off, and is left out. */
function recentDaysOf(days: readonly CellDay[]): { readonly from: string; readonly to: string } {
  const to = days.reduce((latest, { day }) => (day > latest ? day : latest), "1970-01-01");
  return { from: new Date(Date.parse(to) - RECENT_DAYS * DAY_MS).toISOString().slice(0, 10), to };
}

function hitShare({ told }: CellDay): number {
  return shareOf(cachedOf(told.tokens), inputOf(told.tokens));
}
