import { Temporal } from "temporal-polyfill";
import type { RangeRequest } from "../../src/core/domain/resolve-range.js";
import { pick, type Random, randomTime } from "./random-usage.js";

/** A range as the API is asked for it, and its edges as PostgreSQL's own calendar finds them. */
export interface RandomRange {
  readonly range: RangeRequest;
  readonly from: string;
  /** Exclusive. */
  readonly to: string;
}

/** Local days of 2026 on which clocks of the zones change, their neighbours in time, and ends of months. */
export const ZONES: Readonly<Record<string, readonly string[]>> = {
  UTC: ["2026-02-28", "2026-06-30"],
  "Asia/Seoul": ["2026-02-28", "2025-12-31"],
  "Europe/Berlin": ["2026-03-29", "2026-10-25"],
  "America/New_York": ["2026-03-08", "2026-11-01"],
  "Asia/Kathmandu": ["2026-10-31", "2026-11-30"],
  "Australia/Lord_Howe": ["2026-04-05", "2026-10-04"],
};

/** Whole local days around a delicate one, from or to the end of a month, or any two instants. */
export function randomRange(random: Random, timezone: string): RandomRange {
  if (random() < 0.15) return betweenInstants(random);
  const day = Temporal.PlainDate.from(pick(random, ZONES[timezone] ?? []));
  const [first, last] = pick(random, [
    [day, day],
    [day.subtract({ days: 1 }), day.add({ days: 1 })],
    [day, day.with({ day: day.daysInMonth })],
    [day.with({ day: 1 }), day.with({ day: day.daysInMonth })],
    [day.subtract({ days: Math.floor(random() * 40) }), day.add({ days: Math.floor(random() * 40) })],
  ]);
  const startOf = (date: Temporal.PlainDate) => `(timestamp '${date.toString()}' at time zone '${timezone}')`;
  return {
    range: { preset: `${first.toString()}..${last.toString()}` },
    from: startOf(first),
    to: startOf(last.add({ days: 1 })),
  };
}

function betweenInstants(random: Random): RandomRange {
  const [a, b] = [randomTime(random), randomTime(random)].sort((one, other) => one.getTime() - other.getTime());
  if (a === undefined || b === undefined) throw new Error("two instants have an earlier one");
  const to = a.getTime() === b.getTime() ? new Date(b.getTime() + 1) : b;
  const written = (instant: Date) => `timestamptz '${instant.toJSON()}'`;
  return { range: { from: a, to }, from: written(a), to: written(to) };
}
