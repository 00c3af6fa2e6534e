import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { forecastPeriod, NEEDED_DAYS, type RunningDay } from "./forecast-period.js";
import type { PlacedDay } from "./placed-day.js";
import { sum } from "./sums.js";
import { valueOf } from "./usage-day.js";

const WEEK = [100, 110, 105, 120, 95, 20, 10];
const MORNING = 0.3;

/** Days of 30-day months that begin on a Monday; the last one runs, at a time by which 30 % is usual. */
function series(values: readonly number[]): PlacedDay[] {
  return values.map((value, index) => ({
    date: `day ${index}`,
    weekday: (index % 7) + 1,
    before: value * MORNING,
    after: value * (1 - MORNING),
    ownDays: index % 30,
    daysAhead: 29 - (index % 30),
  }));
}

function steady(length: number, noise = 0.1): number[] {
  return Array.from({ length }, (_, index) => {
    const wobble = ((index * 7_919) % 101) / 50 - 1; // -1 to 1, without a rhythm of seven
    return (WEEK[index % 7] ?? 0) * (1 + noise * wobble);
  });
}

function forecast(days: readonly PlacedDay[]) {
  const today = days.at(-1);
  if (today === undefined) throw new Error("no days");
  const running: RunningDay = { ...today, after: 0, clockShare: 0.4, leftShare: 1 };
  return forecastPeriod(days.slice(0, -1), running);
}

function estimate(days: readonly PlacedDay[]) {
  const answer = forecast(days);
  if (answer.kind !== "ESTIMATE") throw new Error(answer.kind);
  return answer;
}

function rest(values: readonly number[]): number {
  return sum(estimate(series(values)).rest);
}

describe("what a steady series brings", () => {
  test("the rest of a month is what its weekdays usually have", () => {
    const truth = steady(120).slice(100);
    expect(rest(steady(101))).toBeGreaterThan((sum(truth) - 30) * 0.95);
    expect(rest(steady(101))).toBeLessThan((sum(truth) - 30) * 1.05);
  });

  test("days without traffic bring nothing, and days with it no less", () => {
    const weekdaysOnly = steady(104, 0).map((value, index) => (index % 7 < 5 ? value : 0));
    const days = estimate(series(weekdaysOnly)).rest; // today is a Saturday
    expect(days.slice(0, 2).map(Math.round)).toEqual([0, 0]);
    expect(days[2]).toBeGreaterThan(95);
    expect(days[2]).toBeLessThan(105);
  });

  test("a day that brought half of the usual so far is expected to bring less than usual", () => {
    const days = series(steady(101));
    const slow = days.map((day, index) => (index === 100 ? { ...day, before: day.before / 2 } : day));
    expect(estimate(slow).rest[0]).toBeLessThan((estimate(days).rest[0] ?? 0) * 0.95);
  });

  test("past estimates are tested and were close", () => {
    const { backtest } = estimate(series(steady(119)));
    expect(backtest.count).toBe(60); // two whole months: of the first one, its first day is not learned from
    expect(backtest.error).toBeLessThan(0.03);
  });
});

describe("one absurd request", () => {
  type Half = "before" | "after";
  /** Each day has 200 requests; one of them, in one half of the day, was 10,000 times as large. */
  const absurd = (at: number, half: Half) =>
    series(steady(101)).map((day, index) => {
      return index === at ? { ...day, [half]: day[half] + (valueOf(day) / 200) * 9_999 } : day;
    });
  const usual = rest(steady(101));
  const moved = (days: readonly PlacedDay[]) => Math.abs(sum(estimate(days).rest) / usual - 1);

  test("on any earlier day, in either half of it, moves the estimate by less than a hundredth", () => {
    const days = Array.from({ length: 100 }, (_, index) => index);
    expect(days.filter((at) => moved(absurd(at, "before")) >= 0.01)).toEqual([]);
    expect(days.filter((at) => moved(absurd(at, "after")) >= 0.01)).toEqual([]);
  }, 60_000);

  test("today moves what is yet to come by less than a hundredth", () => {
    const today = absurd(100, "before");
    expect(moved(today)).toBeLessThan(0.01);
    expect(estimate(today).outliers).toEqual(["day 100"]);
  });

  test("is named, and widens no interval", () => {
    const { outliers, interval } = estimate(absurd(80, "after"));
    expect(outliers).toEqual(["day 80"]);
    expect(interval.high).toBeLessThan(1.2);
  });
});

describe("a level that changes for good", () => {
  test.each([3, 0.3])("by a factor of %d is followed within a week", (factor) => {
    const changed = (days: number) => steady(95 + days).map((value, index) => (index < 95 ? value : value * factor));
    const share = (days: number) => rest(changed(days)) / rest(steady(95 + days)) / factor;
    expect(Math.abs(Math.log(share(7)))).toBeLessThan(Math.log(1.25));
  });
});

describe("too little to learn from", () => {
  test.each([
    { name: "nothing ever", values: Array.from({ length: 40 }, () => 0), kind: "NO_USAGE" },
    {
      name: "nothing for four weeks",
      values: [...steady(30), ...Array.from({ length: 29 }, () => 0)],
      kind: "NO_USAGE",
    },
    { name: "a first day", values: [...Array.from({ length: 40 }, () => 0), 5], kind: "TOO_FEW_DAYS" },
    { name: "one whole day too few", values: steady(NEEDED_DAYS + 1), kind: "TOO_FEW_DAYS" },
    {
      name: "the first day is not whole; then as many as are needed",
      values: steady(NEEDED_DAYS + 2),
      kind: "ESTIMATE",
    },
    {
      name: "usage that began anew after a pause",
      values: [...steady(50), ...Array.from({ length: 28 }, () => 0), 1, 2, 3],
      kind: "TOO_FEW_DAYS",
    },
  ])("$name: $kind", ({ values, kind }) => {
    expect(forecast(series(values)).kind).toBe(kind);
  });
});

describe("for any history", () => {
  const values = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1e9 })), {
    minLength: 20,
    maxLength: 120,
  });
  const estimated = (days: readonly PlacedDay[]) => {
    const answer = forecast(days);
    fc.pre(answer.kind === "ESTIMATE");
    return answer.kind === "ESTIMATE" ? answer : estimate(days);
  };

  test("nothing is negative, and the estimate lies within its interval", () => {
    fc.assert(
      fc.property(values, (drawn) => {
        const { rest: days, interval, dayInterval, backtest } = estimated(series(drawn));
        for (const day of days) expect(day).toBeGreaterThanOrEqual(0);
        for (const { low, high } of [interval, dayInterval]) {
          expect(low).toBeGreaterThanOrEqual(0);
          expect(low).toBeLessThanOrEqual(1);
          expect(high).toBeGreaterThanOrEqual(1);
          expect(high).toBeLessThan(Infinity);
        }
        expect(backtest.error ?? 0).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 60 },
    );
  });

  test("ten times the usage gives ten times the rest, and the same doubt", () => {
    fc.assert(
      fc.property(values, (drawn) => {
        const [once, tenfold] = [drawn, drawn.map((value) => value * 10)].map((all) => estimated(series(all)));
        expect(sum(tenfold?.rest ?? [])).toBeCloseTo(10 * sum(once?.rest ?? []), 0);
        const doubt = once?.interval.high ?? Number.NaN;
        // Beside a doubt of hundreds of millions the last digit of a float is more than any fixed distance.
        expect(Math.abs((tenfold?.interval.high ?? Number.NaN) - doubt)).toBeLessThan(1e-9 * Math.max(1, doubt));
        expect(tenfold?.outliers).toEqual(once?.outliers);
      }),
      { numRuns: 60 },
    );
  });

  test("whole weeks earlier or later it is the same", () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 5 }), (drawn, weeks) => {
        const days = series(drawn);
        const moved = series([...Array.from({ length: weeks * 7 }, () => 0), ...drawn])
          .slice(weeks * 7)
          .map((day, index) => ({
            ...day,
            ownDays: days[index]?.ownDays ?? 0,
            daysAhead: days[index]?.daysAhead ?? 0,
          }));
        expect(estimated(moved).rest).toEqual(estimated(days).rest);
      }),
      { numRuns: 30 },
    );
  });
});
