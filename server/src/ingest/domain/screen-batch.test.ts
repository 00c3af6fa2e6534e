import { describe, expect, test } from "vitest";
import { screenBatch } from "./screen-batch.js";

const NOW = new Date("2026-11-23T12:00:00Z");
const EVENT = { id: "e-1", provider: "google", model: "gemini-2.5-flash" };
const DAY_MS = 86_400_000;

const screen = (batch: readonly unknown[], backfill = false) => screenBatch(batch, { now: NOW, backfill });
const rejectionOf = (given: unknown) => screen([given]).rejected[0];
const timesAgo = (ms: number) => new Date(NOW.getTime() - ms).toISOString();

describe("a batch", () => {
  test("is divided into well-formed events and the others, each with its position", () => {
    const { events, rejected } = screen([EVENT, { ...EVENT, model: 7 }, null, { ...EVENT, id: "e-2" }]);
    expect(events.map(({ index, event }) => [index, event.id])).toEqual([
      [0, "e-1"],
      [3, "e-2"],
    ]);
    expect(rejected.map(({ index, id, field }) => [index, id, field])).toEqual([
      [1, "e-1", "model"],
      [2, null, null],
    ]);
  });

  test("tells the names of fields that are not known, once each, in order, and never too many", () => {
    const odd = { ...EVENT, zebra: 1, apple: 2, ["x".repeat(100)]: 3 };
    expect(screen([odd, { ...EVENT, zebra: 4 }]).ignoredFields).toEqual(["apple", "x".repeat(64), "zebra"]);
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`odd${index}`, 1]));
    expect(screen([{ ...EVENT, ...many }]).ignoredFields).toHaveLength(20);
  });
});

describe("the time of an event", () => {
  test("is the arrival when the sender names none", () => {
    expect(screen([EVENT, { ...EVENT, time: null }]).events.map(({ time }) => time)).toEqual([NOW, NOW]);
  });

  test.each([
    { name: "5 minutes ahead", time: timesAgo(-300_000), backfill: false, told: [] },
    { name: "more than 5 minutes ahead", time: timesAgo(-300_001), backfill: false, told: ["5 minutes ahead"] },
    { name: "35 days old", time: timesAgo(35 * DAY_MS), backfill: false, told: [] },
    { name: "older than 35 days", time: timesAgo(35 * DAY_MS + 1), backfill: false, told: ["last 35 days"] },
    { name: "old, with backfill", time: "2020-01-01T00:00:00Z", backfill: true, told: [] },
    { name: "before 2020, with backfill", time: "2019-12-31T23:59:59.999Z", backfill: true, told: ["since 2020"] },
    { name: "ahead, with backfill", time: timesAgo(-300_001), backfill: true, told: ["5 minutes ahead"] },
    { name: "in another zone", time: "2026-11-23T21:00:00+09:00", backfill: false, told: [] },
  ])("$name", ({ time, backfill, told }) => {
    const { rejected } = screen([{ ...EVENT, time }], backfill);
    expect(rejected.map(({ field, message }) => ({ field, message }))).toEqual(
      told.map((part) => ({ field: "time", message: expect.stringContaining(part) })),
    );
  });
});

describe("a rejection says what was expected and what came", () => {
  test.each<{ readonly given: unknown; readonly message: string }>([
    { given: 7, message: "event: expected a JSON object, got 7" },
    { given: null, message: "event: expected a JSON object, got null" },
    { given: "x", message: "event: expected a JSON object, got text of 1 character" },
    { given: [], message: "event: expected a JSON object, got an array" },
    {
      given: { ...EVENT, inputTokens: -1 },
      message: "inputTokens: expected a whole number from 0 to 9007199254740991, got -1",
    },
    {
      given: { id: "e-1", provider: "google" },
      message: "model: expected text of 1 to 128 characters without NUL or broken surrogates, got nothing",
    },
    { given: { ...EVENT, usage: "lots" }, message: `usage: expected the provider's usage object, got "lots"` },
    { given: { ...EVENT, tags: [1] }, message: "tags: expected an object of strings, got an array" },
    {
      given: { ...EVENT, tags: { team: 7 } },
      message: "tags.team: expected text of 1 to 128 characters without NUL or broken surrogates, got 7",
    },
    {
      given: { ...EVENT, tags: { "a.b": 7 } },
      message: "tags.a.b: expected text of 1 to 128 characters without NUL or broken surrogates, got 7",
    },
    {
      given: { ...EVENT, tags: { constructor: {} } },
      message: "tags.constructor: expected text of 1 to 128 characters without NUL or broken surrogates, got an object",
    },
  ])("$message", ({ given, message }) => {
    expect(rejectionOf(given)?.message).toBe(message);
  });

  test.each([
    { given: { userId: "" }, got: "text of 0 characters" },
    { given: { userId: "minji".repeat(60) }, got: "text of 300 characters" },
    { given: { userId: "minji\0" }, got: "text of 6 characters" },
    { given: { userId: 73_110_428 }, got: "a number" },
    { given: { userId: { name: "minji" } }, got: "an object" },
    { given: { userId: true }, got: "a boolean" },
    { given: { noteId: "minji\0" }, got: "text of 6 characters" },
    { given: { requestId: 73_110_428 }, got: "a number" },
    { given: { tags: { who: "minji\0" } }, got: "text of 6 characters" },
  ])("of what may name a person only what kind of thing it is: $given", ({ given, got }) => {
    const rejection = rejectionOf({ ...EVENT, ...given });
    expect(rejection?.message).toMatch(new RegExp(`, got ${got}$`));
    expect(JSON.stringify(rejection)).not.toMatch(/minji|73110428/);
  });

  test("of a long value no more than its beginning", () => {
    const message = rejectionOf({ ...EVENT, status: "x".repeat(5_000) })?.message ?? "";
    expect(message).toMatch(/^status: expected one of ok, error, cancelled, got "x{63}…$/);
  });

  test("of a tag's name what names may be, and the name is not repeated at any length", () => {
    const rejection = rejectionOf({ ...EVENT, tags: { fine: "x", ["k".repeat(5_000)]: "x" } });
    expect(rejection?.field).toBe(`tags.${"k".repeat(64)}…`);
    expect(rejection?.message).toBe(
      `tags.${"k".repeat(64)}…: expected a name that is text of 1 to 128 characters without NUL or broken surrogates, got "${"k".repeat(63)}…`,
    );
  });

  test("of an empty tag name that it is empty", () => {
    expect(rejectionOf({ ...EVENT, tags: { "": "x" } })?.message).toBe(
      'tags.: expected a name that is text of 1 to 128 characters without NUL or broken surrogates, got ""',
    );
  });

  test("in text that can be stored and sent, whatever came", () => {
    const rejection = rejectionOf({ ...EVENT, tags: { "\ud800": "x" } });
    expect([rejection?.field, rejection?.message].every((text) => text?.isWellFormed())).toBe(true);
    expect(rejectionOf({ ...EVENT, id: "a\ud800" })?.id).toBe("a\ufffd");
  });

  test("with the event's own id, no longer than can be told", () => {
    expect(rejectionOf({ ...EVENT, id: "y".repeat(1_000), model: 7 })?.id).toBe("y".repeat(256));
    expect(rejectionOf({ ...EVENT, id: "🐦".repeat(128), model: 7 })?.id).toBe("🐦".repeat(128));
    expect(rejectionOf({ ...EVENT, id: 7 })?.id).toBeNull();
  });
});
