import { describe, expect, test } from "vitest";
import { usageEventSchema } from "./usage-event.js";

const EVENT = { id: "e-1", provider: "google", model: "gemini-2.5-flash" };

const faultOf = (given: Record<string, unknown>) => {
  const parsed = usageEventSchema.safeParse({ ...EVENT, ...given });
  const [issue] = parsed.error?.issues ?? [];
  return issue === undefined ? null : issue.path.join(".");
};

/** A usage object that is so many bytes as JSON: `{"a":"…"}`. */
const usageOfBytes = (bytes: number, filler: string) => {
  const room = bytes - '{"a":""}'.length;
  const count = Math.floor(room / Buffer.byteLength(filler));
  return { a: filler.repeat(count) + "x".repeat(room - count * Buffer.byteLength(filler)) };
};

const nested = (levels: number): Record<string, unknown> => (levels === 0 ? {} : { a: nested(levels - 1) });

describe("a usage object", () => {
  test.each([
    { name: "16384 bytes of ASCII", usage: usageOfBytes(16_384, "x"), isWelcome: true },
    { name: "16385 bytes of ASCII", usage: usageOfBytes(16_385, "x"), isWelcome: false },
    { name: "16384 bytes of Korean", usage: usageOfBytes(16_384, "가"), isWelcome: true },
    { name: "16385 bytes of Korean, in far fewer characters", usage: usageOfBytes(16_385, "가"), isWelcome: false },
    { name: "16385 bytes of emoji", usage: usageOfBytes(16_385, "🐦"), isWelcome: false },
    { name: "sixteen levels", usage: nested(15), isWelcome: true },
    { name: "sixteen levels and one more", usage: nested(16), isWelcome: false },
    { name: "NUL in a text", usage: { a: "x\0y" }, isWelcome: false },
    { name: "NUL in a name", usage: { "x\0y": 1 }, isWelcome: false },
    { name: "half a surrogate pair", usage: { a: "\ud800" }, isWelcome: false },
    { name: "a text that only spells NUL's escape", usage: { a: "\\u0000" }, isWelcome: true },
    { name: "a backslash before NUL", usage: { a: "\\\0" }, isWelcome: false },
    { name: "a list", usage: [], isWelcome: false },
    { name: "nothing", usage: null, isWelcome: true },
  ])("$name", ({ usage, isWelcome }) => {
    expect(faultOf({ usage })).toBe(isWelcome ? null : "usage");
  });
});

describe("texts", () => {
  test.each([
    { given: { id: "x".repeat(128) }, fault: null },
    { given: { id: "x".repeat(129) }, fault: "id" },
    { given: { id: "" }, fault: "id" },
    { given: { id: "e\0" }, fault: "id" },
    { given: { model: "\udc00" }, fault: "model" },
    { given: { model: "모델 🐦" }, fault: null },
    { given: { userId: "x".repeat(256) }, fault: null },
    { given: { userId: "x".repeat(257) }, fault: "userId" },
    { given: { userId: null }, fault: null },
    { given: { provider: undefined }, fault: "provider" },
    { given: { reservationId: null }, fault: null },
    { given: { reservationId: "0198A5C2-5f0e-4d3b-9c1a-2b7e6f8d9a10" }, fault: null },
    { given: { reservationId: "0198a5c2" }, fault: "reservationId" },
  ])("$given", ({ given, fault }) => {
    expect(faultOf(given)).toBe(fault);
  });
});

describe("numbers", () => {
  test.each([
    { given: { inputTokens: 0 }, fault: null },
    { given: { inputTokens: Number.MAX_SAFE_INTEGER }, fault: null },
    { given: { inputTokens: Number.MAX_SAFE_INTEGER + 1 }, fault: "inputTokens" },
    { given: { inputTokens: -1 }, fault: "inputTokens" },
    { given: { inputTokens: 0.5 }, fault: "inputTokens" },
    { given: { inputTokens: "1" }, fault: "inputTokens" },
    { given: { inputTokens: Number.NaN }, fault: "inputTokens" },
    { given: { inputTokens: Infinity }, fault: "inputTokens" },
    { given: { attempt: 0 }, fault: "attempt" },
    { given: { attempt: 1_000_001 }, fault: "attempt" },
    { given: { reportedCostUsd: "0.000000000001" }, fault: null },
    { given: { reportedCostUsd: "0.0000000000001" }, fault: "reportedCostUsd" },
    { given: { reportedCostUsd: "1e-3" }, fault: "reportedCostUsd" },
    { given: { reportedCostUsd: 1 }, fault: "reportedCostUsd" },
  ])("$given", ({ given, fault }) => {
    expect(faultOf(given)).toBe(fault);
  });
});

describe("times", () => {
  test.each([
    { time: "2026-11-23T09:00:00+09:00", fault: null },
    { time: "2026-11-23T00:00:00.123Z", fault: null },
    { time: "2028-02-29T00:00:00Z", fault: null },
    { time: "2026-02-29T00:00:00Z", fault: "time" },
    { time: "2026-11-23T09:00:00", fault: "time" },
    { time: "2026-11-23", fault: "time" },
    { time: 1_763_856_000_000, fault: "time" },
  ])("$time", ({ time, fault }) => {
    expect(faultOf({ time })).toBe(fault);
  });
});

describe("tags", () => {
  const tags = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`tag ${index}`, "x"]));

  test.each([
    { name: "sixteen", given: tags(16), fault: null },
    { name: "seventeen", given: tags(17), fault: "tags" },
    { name: "a value that is no text", given: { team: 1 }, fault: "tags.team" },
    { name: "a value of 129 characters", given: { team: "x".repeat(129) }, fault: "tags.team" },
    { name: "a list", given: ["x"], fault: "tags" },
  ])("$name", ({ given, fault }) => {
    expect(faultOf({ tags: given })).toBe(fault);
  });
});
