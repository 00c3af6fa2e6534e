import type { PriceVersion } from "./price-version";
import { timeTicks, type TimeTick } from "./time-ticks";

/** A version on a line from 0 (left) to 1. */
export interface TimelineBar {
  price: PriceVersion;
  start: number;
  end: number;
  /** It began before the picture does, or has no beginning. */
  isOpenStart: boolean;
  /** Nobody knows its end. */
  isOpenEnd: boolean;
  /** Bars that overlap stand below each other. */
  row: number;
}

/** What can be in force at the same time as the others: prices of one origin, project, service tier, name and hours. */
export interface TimelineLane {
  key: string;
  /** What its prices have in common. */
  price: PriceVersion;
  bars: readonly TimelineBar[];
  rows: number;
}

export interface Timeline {
  lanes: readonly TimelineLane[];
  ticks: readonly TimeTick[];
  now: number;
}

const DAY_MS = 86_400_000;
/** What was lately and what is to come are seen in any case. */
const BEFORE_MS = 90 * DAY_MS;
const AFTER_MS = 45 * DAY_MS;
const MARGIN = 0.06;

/** The versions of one model against time; the strongest lane first, as the engine asks them. */
export function toTimeline(versions: readonly PriceVersion[], now: number): Timeline {
  const view = viewOf(versions, now);
  const place = (at: number): number => Math.min(1, Math.max(0, (at - view.from) / (view.to - view.from)));
  const lanes = Map.groupBy(versions, laneKey);
  return {
    lanes: [...lanes]
      .map(([key, prices]) => toLane(key, prices, place))
      .sort((a, b) => strength(a.price) - strength(b.price) || (a.key < b.key ? -1 : 1)),
    ticks: timeTicks(view.from, view.to).map(({ at, day, isYear }) => ({ at: place(at), day, isYear })),
    now: place(now),
  };
}

/** From the first known edge to the last, and at least a few months around now. */
function viewOf(versions: readonly PriceVersion[], now: number): { from: number; to: number } {
  const edges = versions.flatMap(({ effectiveFrom, effectiveTo }) => [effectiveFrom, effectiveTo]).flatMap(instant);
  const first = Math.min(now - BEFORE_MS, ...edges);
  const last = Math.max(now + AFTER_MS, ...edges);
  const margin = (last - first) * MARGIN;
  return { from: first - margin, to: last + margin };
}

function toLane(key: string, prices: readonly PriceVersion[], place: (at: number) => number): TimelineLane {
  const ordered = [...prices].sort((a, b) => startOf(a) - startOf(b) || (a.createdAt < b.createdAt ? -1 : 1));
  const freeFrom: number[] = [];
  const bars = ordered.map((price, index): TimelineBar => {
    const from = startOf(price);
    const to = Math.min(endOf(price), takenOver(ordered.slice(index + 1), price));
    const start = from === -Infinity ? 0 : place(from);
    const end = Math.max(start, to === Infinity ? 1 : place(to));
    const found = freeFrom.findIndex((free) => free <= start);
    const row = found === -1 ? freeFrom.length : found;
    freeFrom[row] = end;
    return { price, start, end, isOpenStart: from === -Infinity, isOpenEnd: to === Infinity, row };
  });
  const [first] = ordered;
  if (first === undefined) throw new RangeError("a lane has at least one price");
  return { key, price: first, bars, rows: freeFrom.length };
}

/** The next one of the same lane takes over; what was retired neither gives nor takes. */
function takenOver(later: readonly PriceVersion[], price: PriceVersion): number {
  if (price.state === "RETIRED") return Infinity;
  const next = later.find(({ state }) => state !== "RETIRED");
  return next === undefined ? Infinity : startOf(next);
}

function laneKey({ origin, projectId, serviceTier, matches, dailyFrom, dailyTo }: PriceVersion): string {
  return [origin, projectId ?? "", serviceTier, matches, dailyFrom ?? "", dailyTo ?? ""].join("\n");
}

/** An own price of one project beats that of all, and both beat the list; the usual tier comes first. */
function strength({ origin, projectId, serviceTier }: PriceVersion): number {
  const rank = origin === "LIST" ? 2 : projectId == null ? 1 : 0;
  return rank * 2 + (serviceTier === "standard" ? 0 : 1);
}

function startOf({ effectiveFrom }: PriceVersion): number {
  return effectiveFrom == null ? -Infinity : Date.parse(effectiveFrom);
}

function endOf({ effectiveTo }: PriceVersion): number {
  return effectiveTo == null ? Infinity : Date.parse(effectiveTo);
}

function instant(iso: string | null | undefined): number[] {
  return iso == null ? [] : [Date.parse(iso)];
}
