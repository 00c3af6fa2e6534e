import { Temporal } from "temporal-polyfill";
import { comparableDates, type WatchedGrain } from "./comparable-dates.js";
import { Grain } from "./question-words.js";
import { type RobustBaseline, robustBaseline } from "./robust-baseline.js";

/** With fewer values to compare with, nothing is usual. */
const FEWEST_PEERS = { [Grain.DAY]: 4, [Grain.HOUR]: 8 } as const;
const NOTHING = { peers: [], preceding: [] };
const DATE_LENGTH = "2026-11-23".length;

/** A day or an hour and what it came to. */
export interface WatchedSlot {
  readonly start: Date;
  readonly end: Date;
  /** As `makeBuckets` labels it: 2026-11-23, or 2026-11-23T14:00. */
  readonly label: string;
  readonly value: bigint;
  /** False while it runs: it may be too much already, never too little. */
  readonly complete: boolean;
}

export interface Anomaly {
  readonly slot: WatchedSlot;
  readonly baseline: RobustBaseline;
  /** Robust deviations from what was expected; below zero for too little. */
  readonly score: number;
  /** What it was compared with, ascending. */
  readonly peers: readonly WatchedSlot[];
}

export interface Watch {
  /** Ascending, from the first with usage on: before it nothing was recorded, which is not zero. */
  readonly slots: readonly WatchedSlot[];
  readonly grain: WatchedGrain;
  /** What starts before is only compared with. */
  readonly from: Date;
  /** A smaller difference is never told, in units of the meter. */
  readonly least: bigint;
}

/**
 * Days, or hours, that are far from what is usual there.
 *
 * A day is compared with the same weekday of the eight weeks before it; an hour with the same hour of the
 * weekdays (or of the days of weekends) of those weeks. Far is outside of a `robustBaseline`.
 *
 * A new level is told once: not again when the day before, or the last day of its kind (weekday, or day of a
 * weekend), was off in the same direction by at least half as large a part of what was expected; for an hour
 * likewise the hour before and the same hour of those days. After some weeks the new level is what is usual.
 */
export function findAnomalies({ slots, grain, from, least }: Watch): readonly Anomaly[] {
  const byLabel = Map.groupBy(slots, ({ label }) => label);
  const comparable = comparableDates([...new Set(slots.map(({ label }) => label.slice(0, DATE_LENGTH)))], grain);
  const far = new Map<string, Anomaly>();
  const found: Anomaly[] = [];
  for (const slot of slots) {
    const [date, time] = [slot.label.slice(0, DATE_LENGTH), slot.label.slice(DATE_LENGTH)];
    const { peers: days, preceding } = comparable.get(date) ?? NOTHING;
    const peers = days.flatMap((day) => byLabel.get(day + time) ?? []);
    const anomaly = peers.length < FEWEST_PEERS[grain] ? null : judge(slot, peers, least);
    if (anomaly === null) continue;
    far.set(slot.label, anomaly);
    const before = [...preceding.map((day) => day + time), ...hourBefore(slot.label, grain)];
    const isNew = !before.some((label) => goesOn(anomaly, far.get(label)));
    if (isNew && slot.start >= from) found.push(anomaly);
  }
  return found;
}

function judge(slot: WatchedSlot, peers: readonly WatchedSlot[], least: bigint): Anomaly | null {
  const baseline = robustBaseline(
    peers.map(({ value }) => value),
    least,
  );
  const { expected, deviation, low, high } = baseline;
  const isFar = slot.value > high || (slot.complete && slot.value < low);
  if (!isFar) return null;
  return { slot, baseline, score: Number(slot.value - expected) / Number(deviation), peers };
}

function goesOn(anomaly: Anomaly, earlier: Anomaly | undefined): boolean {
  if (earlier === undefined || Math.sign(earlier.score) !== Math.sign(anomaly.score)) return false;
  return Math.abs(relativeExcess(earlier)) * 2 >= Math.abs(relativeExcess(anomaly));
}

/** Not in deviations: those of two weekdays differ more than their levels do. */
function relativeExcess({ slot, baseline: { expected, deviation } }: Anomaly): number {
  return Number(slot.value - expected) / Number(expected > deviation ? expected : deviation);
}

function hourBefore(label: string, grain: WatchedGrain): readonly string[] {
  if (grain === Grain.DAY) return [];
  return [Temporal.PlainDateTime.from(label).subtract({ hours: 1 }).toString({ smallestUnit: "minute" })];
}
