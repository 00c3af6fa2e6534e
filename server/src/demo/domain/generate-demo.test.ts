import { beforeAll, describe, expect, test } from "vitest";
import { loadTraces, type DemoTraces } from "../load-traces.js";
import { MODEL_STORY } from "./demo-models.js";
import type { DemoEvent } from "./demo-visit.js";
import { generateDemo, type DemoOptions } from "./generate-demo.js";

const NOW = new Date("2026-11-23T05:20:00Z");
const DAY_MS = 86_400_000;

type Event = DemoEvent & { readonly id: string };

let traces: DemoTraces;
let events: readonly Event[];
beforeAll(async () => {
  traces = await loadTraces();
  events = eventsOf();
});

function eventsOf(changes: Partial<DemoOptions> = {}): readonly Event[] {
  const options = { seed: 1, days: 90, now: NOW, visitsPerDay: 330, ...traces, ...changes };
  return [...generateDemo(options)].flatMap((hour) => hour.events);
}
const daysAgo = ({ time }: Event) => (NOW.getTime() - Date.parse(time)) / DAY_MS;
const distinct = (values: readonly unknown[]) => new Set(values).size;

function requestsBetween(fromHour: number, toHour: number): number {
  return events.filter(({ time }) => {
    const hour = (new Date(time).getUTCHours() + 9) % 24;
    return hour >= fromHour && hour < toHour;
  }).length;
}

function shareOfPro(fromDaysAgo: number, toDaysAgo: number): number {
  const summaries = events.filter(
    (event) => event.feature === "summary" && daysAgo(event) >= fromDaysAgo && daysAgo(event) < toDaysAgo,
  );
  return summaries.filter(({ model }) => model === "gemini-2.5-pro").length / summaries.length;
}

describe("generateDemo", () => {
  test("the same seed gives the same traffic, another seed other traffic", () => {
    const few = { days: 3, visitsPerDay: 100 };
    expect(eventsOf(few)).toEqual(eventsOf(few));
    expect(eventsOf(few)).not.toEqual(eventsOf({ ...few, seed: 2 }));
  });

  test("ninety days end before now, with ids that are unique", () => {
    expect(events.length).toBeGreaterThan(40_000);
    expect(events.length).toBeLessThan(60_000);
    expect(distinct(events.map(({ id }) => id))).toBe(events.length);
    const ages = events.map(daysAgo).toSorted((a, b) => a - b);
    expect(ages.at(0)).toBeGreaterThan(0);
    expect(ages.at(-1)).toBeGreaterThan(89);
  });

  test("people sleep: the night of Korea is far quieter than the afternoon", () => {
    expect(requestsBetween(14, 18)).toBeGreaterThan(4 * requestsBetween(2, 6));
  });

  test("summaries leave the expensive model on one day", () => {
    expect(shareOfPro(MODEL_STORY.summariesLeftPro + 1, 90)).toBeGreaterThan(0.3);
    expect(shareOfPro(0, MODEL_STORY.summariesLeftPro - 1)).toBeLessThan(0.1);
  });

  test("a model without a price is tried in the last weeks only", () => {
    const trial = events.filter(({ model }) => model === "in-house-korean-7b");
    expect(trial.length).toBeGreaterThan(300);
    expect(Math.max(...trial.map(daysAgo))).toBeLessThan(MODEL_STORY.inHouseTried + 1);
  });

  test("the app grows, and few of its many users do most of the writing", () => {
    expect(events.filter((event) => daysAgo(event) < 30).length).toBeGreaterThan(
      1.5 * events.filter((event) => daysAgo(event) >= 60).length,
    );
    const perUser = [...Map.groupBy(events, ({ userId }) => userId).values()].map(({ length }) => length);
    expect(perUser.length).toBeGreaterThan(270);
    const heaviest = perUser.toSorted((a, b) => b - a).slice(0, 30);
    expect(heaviest.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0.3 * events.length);
  });

  test("failures are tried again under their request id, and unchanged notes are summarised again", () => {
    const retries = events.filter(({ attempt }) => attempt > 1);
    expect(retries.length).toBeGreaterThan(300);
    expect(distinct(events.map(({ requestId }) => requestId))).toBeLessThanOrEqual(events.length - retries.length);
    const summaries = events.filter(({ feature, status }) => feature === "summary" && status === "ok");
    expect(distinct(summaries.map(({ fingerprint }) => fingerprint))).toBeLessThan(0.95 * summaries.length);
  });
});
