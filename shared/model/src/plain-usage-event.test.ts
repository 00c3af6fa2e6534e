import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isPlainUsageEvent } from "./plain-usage-event.js";
import { usageEventSchema } from "./usage-event.js";

const plain = {
  id: "a-1",
  time: "2026-11-23T09:00:00.123+09:00",
  userId: "minji",
  noteId: null,
  feature: "summary",
  provider: "google",
  model: "gemini-2.5-flash",
  usage: { promptTokenCount: 1, candidatesTokenCount: 2, details: [{ modality: "TEXT", tokenCount: 1 }] },
  durationMs: 10,
  status: "ok",
  attempt: 2,
  reservationId: "0198a5c2-5f0e-4d3b-9c1a-2b7e6f8d9a10",
  estimatedInputTokens: 1_150,
};

const odd = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "\t",
    "ok",
    "x".repeat(64),
    "x".repeat(65),
    "x".repeat(128),
    "x".repeat(129),
    "x".repeat(257),
  ),
  fc.constantFrom("a\0b", "\ud800", "2026-02-30T00:00:00Z", "2026-11-23T09:00:00Z", "2026-11-23T09:00:00", "한국어"),
  fc.constantFrom(0, -0, 1, -1, 1.5, 2 ** 53, 2 ** 53 - 1, 1_000_000, 1_000_001, Number.NaN, Number.POSITIVE_INFINITY),
  fc.constantFrom(null, undefined, true, false),
  fc.constantFrom<unknown>(
    [],
    {},
    { a: 1 },
    { a: null },
    { a: "\0" },
    { a: "\ud800" },
    { "\ud800": 1 },
    { a: { b: [1] } },
  ),
  fc.constant({ big: "x".repeat(17_000) }),
  fc.constant(Object.fromEntries(Array.from({ length: 2_000 }, (_, n) => [`field-${n}`, n]))),
  fc.constant([[[[[[[[[[1]]]]]]]]]]),
  fc.string({ unit: "binary", maxLength: 6 }),
);
const field = fc.constantFrom(...Object.keys(usageEventSchema.shape), "prompt", "constructor", "toString");

describe("a plain event", () => {
  test("is known without the schema", () => {
    expect(isPlainUsageEvent(plain)).toBe(true);
  });

  test.each([null, undefined, 7, "x", [], {}, { ...plain, id: undefined }, { ...plain, prompt: "x" }])(
    "is none of %j",
    (value) => {
      expect(isPlainUsageEvent(value)).toBe(false);
    },
  );

  test("with any fields changed is accepted by the schema, unchanged", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(field, odd), { maxLength: 4 }), (changes) => {
        const event: unknown = { ...plain, ...Object.fromEntries(changes) };
        if (!isPlainUsageEvent(event)) return;
        const parsed = usageEventSchema.safeParse(event);
        expect(parsed.error).toBeUndefined();
        expect(parsed.data).toEqual(event);
      }),
      { numRuns: 20_000 },
    );
  });

  test("read from JSON says nothing of names that objects inherit", () => {
    expect(isPlainUsageEvent(JSON.parse('{"id":"a","provider":"p","model":"m","__proto__":{"x":1}}'))).toBe(false);
  });
});
