import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { expectRest } from "./expect-rest.js";
import { forecastPeriod } from "./forecast-period.js";
import { learnableDays } from "./learnable-days.js";
import type { PlacedDay } from "./placed-day.js";
import { median } from "./quantile.js";
import { isFarAbove, setOutliersAside } from "./set-outliers-aside.js";
import { sum } from "./sums.js";

const TRACES = new URL("../../../../fixtures/traces/", import.meta.url);
const [HOUR_SECONDS, DAY_HOURS] = [3_600, 24];
/** ServeGen has fourteen days, which is less than the product asks for. */
const MIN_LEARNED_DAYS = 7;

/** Usage per hour from the first hour of a Monday to the end of a day. */
type Hours = readonly number[];
type Meter = "cost" | "tokens" | "requests";

/** In hours. */
interface Span {
  readonly from: number;
  readonly to: number;
}

interface Series {
  readonly hours: Hours;
  readonly periods: readonly Span[];
  /** An estimate is asked for every so many hours within each period. */
  readonly everyHours: number;
  /** Whether the first day is known to be a whole one. */
  readonly beginsWhole: boolean;
}

/** Parts of what periods came to. */
interface Errors {
  readonly ours: number[];
  readonly linear: number[];
  readonly lastWeek: number[];
  /** 1 where more came than ours expected, 0 where less did, a half where as much. */
  readonly above: number[];
  /** Whether what came lay in the interval of 80 %, for every eighth estimate. */
  readonly within: boolean[];
}

const AIDER_START = Date.UTC(2024, 9, 28) / 1_000; // the Monday of the week in which use became regular
const AIDER_END = Date.UTC(2025, 1, 27) / 1_000; // the trace ends within this day

function aiderHours(meter: Meter): Hours {
  const hours = Array.from({ length: (AIDER_END - AIDER_START) / HOUR_SECONDS }, () => 0);
  for (const line of readFileSync(new URL("aider-2024-08_2025-02.jsonl", TRACES), "utf8").trim().split("\n")) {
    const { time, cost = 0, total_tokens: tokens = 0 } = JSON.parse(line);
    const hour = Math.floor((time - AIDER_START) / HOUR_SECONDS);
    if (hour < 0 || hour >= hours.length) continue;
    hours[hour] = (hours[hour] ?? 0) + { cost, tokens, requests: 1 }[meter];
  }
  return hours;
}

function serveGenClients(meter: Meter): Hours[] {
  const clients = new Map<string, number[]>();
  const lines = readFileSync(new URL("servegen-m-small-hourly.csv", TRACES), "utf8").trim().split("\n");
  for (const line of lines.slice(1)) {
    const [client = "", offset, requests, input, output] = line.split(",");
    const hours = clients.get(client) ?? Array.from({ length: 14 * DAY_HOURS }, () => 0);
    const hour = Number(offset) / HOUR_SECONDS;
    hours[hour] = (hours[hour] ?? 0) + (meter === "requests" ? Number(requests) : Number(input) + Number(output));
    clients.set(client, hours);
  }
  return [...clients.values()];
}

/** The whole months of the Aider trace. */
const MONTHS = [10, 11, 12].map((month) => {
  const hourOf = (time: number) => (time / 1_000 - AIDER_START) / HOUR_SECONDS;
  return { from: hourOf(Date.UTC(2024, month, 1)), to: hourOf(Date.UTC(2024, month + 1, 1)) };
});

/** Periods of so many days, one beginning every `every` days. */
function spans(hours: Hours, days: number, every: number): Span[] {
  const found: Span[] = [];
  for (let from = 0; from + days * DAY_HOURS <= hours.length; from += every * DAY_HOURS) {
    found.push({ from, to: from + days * DAY_HOURS });
  }
  return found;
}

function daysAt(origin: number, { from, to }: Span, hours: Hours): PlacedDay[] {
  return Array.from({ length: Math.floor(origin / DAY_HOURS) + 1 }, (_, index) => {
    const day = hours.slice(index * DAY_HOURS, (index + 1) * DAY_HOURS);
    return {
      date: `day ${index}`,
      weekday: (index % 7) + 1,
      before: sum(day.slice(0, origin % DAY_HOURS)),
      after: sum(day.slice(origin % DAY_HOURS)),
      ownDays: index - from / DAY_HOURS,
      daysAhead: to / DAY_HOURS - index - 1,
    };
  });
}

/** What the last seven whole days had at the hours that are yet to come. */
function sameHoursLastWeek(origin: number, to: number, hours: Hours): number {
  const midnight = Math.floor(origin / DAY_HOURS) * DAY_HOURS;
  let rest = 0;
  for (let hour = origin; hour < to; hour++) {
    const weeks = Math.floor((hour - midnight) / (7 * DAY_HOURS)) + 1;
    rest += hours[hour - weeks * 7 * DAY_HOURS] ?? 0;
  }
  return rest;
}

function backtest({ hours, periods, everyHours, beginsWhole }: Series): Errors {
  const errors: Errors = { ours: [], linear: [], lastWeek: [], above: [], within: [] };
  for (const span of periods) {
    const came = sum(hours.slice(span.from, span.to));
    for (let origin = span.from + everyHours; origin < span.to; origin += everyHours) {
      const days = daysAt(origin, span, hours);
      const today = days.pop();
      const learnable = beginsWhole ? days : learnableDays(days);
      if (today === undefined || came === 0 || learnable.length < MIN_LEARNED_DAYS) continue;
      const { days: history } = setOutliersAside(learnable);
      const running = { ...today, after: 0, clockShare: (origin % DAY_HOURS) / DAY_HOURS, leftShare: 1 };
      const rest = expectRest({
        history,
        ownDays: Math.min(today.ownDays, history.length),
        today: { ...running, trusted: !isFarAbove(today.before, history) },
        daysAhead: today.daysAhead,
      });
      const soFar = sum(hours.slice(span.from, origin));
      const off = (end: number) => Math.abs(end - came) / came;
      errors.ours.push(off(soFar + sum(rest)));
      errors.above.push((Math.sign(came - soFar - sum(rest)) + 1) / 2);
      errors.linear.push(off((soFar * (span.to - span.from)) / (origin - span.from)));
      errors.lastWeek.push(off(soFar + sameHoursLastWeek(origin, span.to, hours)));
      const forecast = errors.ours.length % 8 === 0 ? forecastPeriod(days, running) : null;
      if (forecast?.kind === "ESTIMATE") {
        const [expected, actual] = [sum(forecast.rest), came - soFar];
        const { low, high } = forecast.interval;
        errors.within.push(actual >= expected * low - 1e-9 && actual <= expected * high + 1e-9);
      }
    }
  }
  return errors;
}

function together(all: readonly Errors[]): Errors {
  return {
    ours: all.flatMap(({ ours }) => ours),
    linear: all.flatMap(({ linear }) => linear),
    lastWeek: all.flatMap(({ lastWeek }) => lastWeek),
    above: all.flatMap(({ above }) => above),
    within: all.flatMap(({ within }) => within),
  };
}

function medianOf(errors: readonly number[]): number {
  return median(errors) ?? Number.NaN;
}

const rows = new Map<string, Errors>();

beforeAll(() => {
  for (const meter of ["cost", "tokens", "requests"] as const) {
    const hours = aiderHours(meter);
    const add = (name: string, periods: readonly Span[], everyHours: number) =>
      rows.set(`Aider, ${meter}, ${name}`, backtest({ hours, periods, everyHours, beginsWhole: false }));
    add("calendar months", MONTHS, 12);
    add("any 30 days", spans(hours, 30, 3), 36);
    add("calendar weeks", spans(hours, 7, 7), 12);
    add("days", spans(hours, 1, 1), 6);
  }
  for (const meter of ["tokens", "requests"] as const) {
    const clients = serveGenClients(meter);
    const total = clients.reduce((all, one) => all.map((value, hour) => value + (one[hour] ?? 0)));
    const add = (name: string, all: readonly Hours[], [days, everyHours]: readonly [number, number]) => {
      const one = (hours: Hours) => backtest({ hours, periods: spans(hours, days, 1), everyHours, beginsWhole: true });
      rows.set(`ServeGen, ${meter}, ${name}`, together(all.map(one)));
    };
    add("any week", [total], [7, 2]);
    add("days", [total], [1, 1]);
    add("any week of each client", clients, [7, 18]);
    add("days of each client", clients, [1, 6]);
  }
  console.log(table());
}, 120_000);

/** As docs/forecast.md keeps it. */
function table(): string {
  const percent = (share: number) => `${(share * 100).toFixed(share < 0.1 ? 2 : 1)} %`;
  const whole = (share: number) => `${Math.round(share * 100)} %`;
  const lines = [...rows, ["All of them", together([...rows.values()])] as const].map(([name, all]) => {
    const { ours, linear, lastWeek, above, within } = all;
    const held = within.length === 0 ? "–" : whole(within.filter(Boolean).length / within.length);
    const errors = [ours, linear, lastWeek].map((each) => percent(medianOf(each)));
    return `| ${[name, ours.length, ...errors, whole(sum(above) / above.length), held].join(" | ")} |`;
  });
  return [
    "| series and period | estimates | ours | linear | last week | more came | within the 80 % interval |",
    "|---|---|---|---|---|---|---|",
    ...lines,
  ].join("\n");
}

describe("on real traces", () => {
  test("the median error is below those of both simple methods, on every series and period and on all of them", () => {
    const lost = [...rows, ["all", together([...rows.values()])] as const].filter(([, { ours, linear, lastWeek }]) => {
      return !(medianOf(ours) < Math.min(medianOf(linear), medianOf(lastWeek)));
    });
    expect(rows.size).toBe(20);
    expect(lost.map(([name]) => name)).toEqual([]);
  });

  test("most periods end within the interval, though their usage is wild", () => {
    const monthly = together([...rows].filter(([name]) => /months|30 days/.test(name)).map(([, errors]) => errors));
    expect(monthly.within.length).toBeGreaterThan(200);
    expect(monthly.within.filter(Boolean).length / monthly.within.length).toBeGreaterThan(0.7);
  });

  test.each(["cost", "tokens"] as const)(
    "an hour with 10,000 times its %s hardly moves a month's estimate",
    (meter) => {
      const hours = aiderHours(meter);
      const december = MONTHS[1] ?? { from: 0, to: 0 };
      const origin = december.from + 15.5 * DAY_HOURS;
      const endOf = (changed: Hours) => {
        const days = daysAt(origin, december, changed);
        const today = days.pop();
        const forecast = today && forecastPeriod(days, { ...today, after: 0, clockShare: 0.5, leftShare: 1 });
        const rest = forecast?.kind === "ESTIMATE" ? sum(forecast.rest) : Number.NaN;
        return sum(hours.slice(december.from, origin)) + rest;
      };
      const used = hours.flatMap((value, hour) => (hour > 100 && hour < origin - 12 && value > 0 ? [hour] : []));
      const moved = used
        .filter((_, index) => index % 4 === 0)
        .map((at) => endOf(hours.map((value, hour) => (hour === at ? value * 10_000 : value))) / endOf(hours) - 1)
        .map(Math.abs);
      expect(moved.length).toBeGreaterThan(40);
      expect(medianOf(moved)).toBeLessThan(0.01);
      // Where a day was one of the few heavy ones, what it brought beside that hour is lost as well.
      expect(Math.max(...moved)).toBeLessThan(0.1);
    },
    60_000,
  );
});
