import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { WatchedGrain } from "./comparable-dates.js";
import { findAnomalies, type Watch, type WatchedSlot } from "./find-anomalies.js";
import { Grain } from "./question-words.js";

const LEAST = 50n;
/** A Monday; what is judged in these tests begins nine weeks after it. */
const FIRST = Temporal.PlainDateTime.from("2026-08-03T00:00");
const WEEKS_BEFORE = 9;

interface Seasonal {
  readonly grain: WatchedGrain;
  readonly slots: number;
  /** Of the slot at `at`, and its local time. */
  readonly value: (at: number, time: Temporal.PlainDateTime) => number;
}

function watch({ grain, slots, value }: Seasonal): Watch {
  const step = grain === Grain.DAY ? { days: 1 } : { hours: 1 };
  const watched: WatchedSlot[] = [];
  let time = FIRST;
  for (let at = 0; at < slots; at += 1) {
    const next = time.add(step);
    watched.push({
      start: new Date(`${time.toString()}Z`),
      end: new Date(`${next.toString()}Z`),
      label: grain === Grain.DAY ? time.toPlainDate().toString() : time.toString({ smallestUnit: "minute" }),
      value: BigInt(Math.round(value(at, time))),
      complete: true,
    });
    time = next;
  }
  return { slots: watched, grain, from: new Date(`${FIRST.add({ weeks: WEEKS_BEFORE }).toString()}Z`), least: LEAST };
}

/** Busy weekdays, quiet weekends. */
function usual(time: Temporal.PlainDateTime): number {
  return time.dayOfWeek >= 6 ? 200 : 1_000;
}

function toldDays(seasonal: Omit<Seasonal, "grain">): number[] {
  const asked = watch({ grain: Grain.DAY, ...seasonal });
  return findAnomalies(asked).map(({ slot }) => asked.slots.indexOf(slot));
}

const DAY = WEEKS_BEFORE * 7 + 9; // a Wednesday
const DAYS = 140;

describe("what is usual", () => {
  test("usage with weekdays, weekends and noise of 15 % is never told", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.85, max: 1.15, noNaN: true }), { minLength: DAYS, maxLength: DAYS }),
        (noise) => {
          expect(toldDays({ slots: DAYS, value: (at, time) => usual(time) * (noise[at] ?? 1) })).toEqual([]);
        },
      ),
      { numRuns: 30 },
    );
  });

  test("days and nights with noise of 15 % are never told by the hour", () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0.85, max: 1.15, noNaN: true })), (noise) => {
        const value = (_: number, time: Temporal.PlainDateTime) =>
          usual(time) * (time.hour >= 9 && time.hour < 18 ? 1 : 0.01) * Number(noise.next().value);
        expect(findAnomalies(watch({ grain: Grain.HOUR, slots: (WEEKS_BEFORE * 7 + 3) * 24, value }))).toEqual([]);
      }),
      { numRuns: 3 },
    );
  });

  test("small noise is silent, whatever it is a multiple of", () => {
    expect(toldDays({ slots: DAYS, value: (at) => (at === DAY ? 50 : 1) })).toEqual([]);
    expect(toldDays({ slots: DAYS, value: (at) => (at === DAY ? 60 : 1) })).toEqual([DAY]);
  });

  test("with less than four weeks to compare with, nothing is told", () => {
    const asked = watch({ grain: Grain.DAY, slots: 30, value: (at) => (at === 27 ? 90_000 : 1_000) });
    expect(findAnomalies({ ...asked, from: FIRST_START })).toEqual([]);
    const later = watch({ grain: Grain.DAY, slots: 30, value: (at) => (at === 28 ? 90_000 : 1_000) });
    expect(findAnomalies({ ...later, from: FIRST_START })).toHaveLength(1);
  });
});

const FIRST_START = new Date(`${FIRST.toString()}Z`);

describe("what is told", () => {
  test.each([
    { name: "three times as much", factor: 3, sign: 1 },
    { name: "a hundred times as much", factor: 100, sign: 1 },
    { name: "an outage", factor: 0, sign: -1 },
  ])("a day of $name, and no day after it", ({ factor, sign }) => {
    const value = (at: number, time: Temporal.PlainDateTime) => usual(time) * (at === DAY ? factor : 1);
    const asked = watch({ grain: Grain.DAY, slots: DAYS, value });
    const found = findAnomalies(asked);
    expect(found).toMatchObject([{ slot: asked.slots[DAY], baseline: { expected: 1_000n, low: 400n, high: 1_600n } }]);
    expect(Math.sign(found[0]?.score ?? 0)).toBe(sign);
    expect(found[0]?.peers).toHaveLength(8);
  });

  test("a weekend as busy as a weekday", () => {
    const saturday = WEEKS_BEFORE * 7 + 5;
    expect(toldDays({ slots: DAYS, value: (at, time) => (at === saturday ? 1_000 : usual(time)) })).toEqual([saturday]);
  });

  test("a spike though the same weekday was absurd twice before", () => {
    const spikes = [DAY, DAY - 14, DAY - 35];
    expect(toldDays({ slots: DAYS, value: (at, time) => usual(time) * (spikes.includes(at) ? 9 : 1) })).toContain(DAY);
  });

  test("two spikes with a usual day between them are two", () => {
    const value = (at: number, time: Temporal.PlainDateTime) => usual(time) * (at === DAY || at === DAY + 2 ? 4 : 1);
    expect(toldDays({ slots: DAYS, value })).toEqual([DAY, DAY + 2]);
  });

  test("the hour of a spike and not the hours it lasts", () => {
    const spike = (WEEKS_BEFORE * 7 + 1) * 24 + 14;
    const value = (at: number, time: Temporal.PlainDateTime) => usual(time) * (at >= spike && at < spike + 3 ? 5 : 1);
    const asked = watch({ grain: Grain.HOUR, slots: (WEEKS_BEFORE * 7 + 3) * 24, value });
    expect(findAnomalies(asked)).toMatchObject([{ slot: asked.slots[spike], baseline: { expected: 1_000n } }]);
  });

  test("what still runs when it is too much already, never for being too little", () => {
    const running = (value: number) => {
      const asked = watch({ grain: Grain.DAY, slots: DAY + 1, value: (at) => (at === DAY ? value : 1_000) });
      return findAnomalies({ ...asked, slots: asked.slots.map((slot, at) => ({ ...slot, complete: at < DAY })) });
    };
    expect(running(10)).toEqual([]);
    expect(running(5_000)).toHaveLength(1);
  });
});

describe("a new level", () => {
  test.each([
    { name: "three times as much", factor: 3 },
    { name: "a tenth", factor: 0.1 },
  ])("of $name is told on its first day and then never again", ({ factor }) => {
    const value = (at: number, time: Temporal.PlainDateTime) => usual(time) * (at >= DAY ? factor : 1);
    expect(toldDays({ slots: DAY + 120, value })).toEqual([DAY]);
  });

  test("with noise is told on its first day, also when a range begins in its midst", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.9, max: 1.1, noNaN: true }), { minLength: 200, maxLength: 200 }),
        (noise) => {
          const value = (at: number, time: Temporal.PlainDateTime) =>
            usual(time) * (at >= DAY ? 5 : 1) * (noise[at] ?? 1);
          const asked = watch({ grain: Grain.DAY, slots: DAY + 70, value });
          expect(findAnomalies(asked).map(({ slot }) => asked.slots.indexOf(slot))).toEqual([DAY]);
          const midst = asked.slots[DAY + 10]?.start ?? FIRST_START;
          expect(findAnomalies({ ...asked, from: midst })).toEqual([]);
        },
      ),
      { numRuns: 30 },
    );
  });

  test("of weekdays alone is not told again after each weekend", () => {
    const value = (at: number, time: Temporal.PlainDateTime) => usual(time) * (at >= DAY && time.dayOfWeek < 6 ? 4 : 1);
    expect(toldDays({ slots: DAY + 60, value })).toEqual([DAY]);
  });

  test("that rises far beyond itself is told again", () => {
    const value = (at: number, time: Temporal.PlainDateTime) => usual(time) * (at >= DAY + 2 ? 12 : at >= DAY ? 3 : 1);
    expect(toldDays({ slots: DAY + 30, value })).toEqual([DAY, DAY + 2]);
  });
});
