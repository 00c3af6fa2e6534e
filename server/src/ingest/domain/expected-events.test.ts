import { describe, expect, test } from "vitest";
import { ExpectedEvents } from "./expected-events.js";

describe("expected events", () => {
  test.each([
    { name: "a usual batch", body: { length: 300_000, isGzip: false }, events: 1_000 },
    { name: "the same in gzip", body: { length: 37_500, isGzip: true }, events: 1_000 },
    { name: "a body as large as it may be", body: { length: 8_388_608, isGzip: false }, events: 5_000 },
    { name: "a small body is still an event", body: { length: 40, isGzip: false }, events: 1 },
    { name: "nothing is said of the length", body: { length: null, isGzip: false }, events: 1_000 },
  ])("$name", ({ body, events }) => {
    expect(new ExpectedEvents().of(body)).toBe(events);
  });

  test("bodies teach how large events are", () => {
    const expected = new ExpectedEvents();
    for (let count = 0; count < 100; count += 1) expected.learn(600_000, 1_000);
    expect(expected.of({ length: 600_000, isGzip: false })).toBe(1_000);
  });

  test("a body of absurdly large events, or of none, does not make others look small", () => {
    const expected = new ExpectedEvents();
    for (let count = 0; count < 1_000; count += 1) expected.learn(8_000_000, 1);
    expected.learn(8_000_000, 0);
    expect(expected.of({ length: 4_096_000, isGzip: false })).toBeGreaterThanOrEqual(1_000);
  });
});
