import type { UsageEvent } from "@tokenledger/model/usage-event";
import { describe, expect, test } from "vitest";
import { contentHash } from "./content-hash.js";

const event: UsageEvent = {
  id: "a",
  provider: "google",
  model: "gemini-2.5-flash",
  time: "2026-11-23T09:00:00+09:00",
  usage: { promptTokenCount: 1, details: [{ modality: "TEXT", tokenCount: 1 }] },
  tags: { team: "notes", region: "kr" },
};

test("hashes of what was recorded long ago stay what they are", () => {
  expect(contentHash(event)).toBe("2af8d98a61a92e2d4afff0b745f085e8");
  const odd = { b: [1e21, -0, 0.1, true, null, "x\n"], a: { z: null, y: [] }, "": {} };
  expect(contentHash({ id: '"é한\u2028\\', provider: "p", model: "m", usage: odd })).toBe(
    "c2639a36365ecb0d714a5d2448fadb8e",
  );
});

describe("the same is said", () => {
  test("with any number of fields of the usage object in another order", () => {
    for (const count of [2, 16, 17, 60]) {
      const fields = Array.from({ length: count }, (_, n) => [`f${(n * 37) % count}`, n] as const);
      const sent = { ...event, usage: Object.fromEntries(fields) };
      const again = { ...event, usage: Object.fromEntries(fields.toReversed()) };
      expect(contentHash(again)).toEqual(contentHash(sent));
    }
  });

  test.each<{ name: string; again: UsageEvent }>([
    {
      name: "with a reservation that it settles",
      again: { ...event, reservationId: "0198a5c2-5f0e-4d3b-9c1a-2b7e6f8d9a10" },
    },
    { name: "with an estimate of its input", again: { ...event, estimatedInputTokens: 1_150 } },
    {
      name: "in another order of fields",
      again: {
        ...Object.fromEntries(Object.entries(event).toReversed()),
        id: "a",
        provider: "google",
        model: "gemini-2.5-flash",
      },
    },
    { name: "with tags in another order", again: { ...event, tags: { region: "kr", team: "notes" } } },
    { name: "with a time written in another zone", again: { ...event, time: "2026-11-23T00:00:00Z" } },
    { name: "with null for what is absent", again: { ...event, noteId: null, inputTokens: null } },
    { name: "with null inside the usage object", again: { ...event, usage: { ...event.usage, thoughts: null } } },
  ])("$name", ({ again }) => {
    expect(contentHash(again)).toEqual(contentHash(event));
  });
});

describe("something else is said", () => {
  test.each<{ name: string; other: UsageEvent }>([
    { name: "another model", other: { ...event, model: "gemini-2.5-pro" } },
    { name: "another time", other: { ...event, time: "2026-11-23T09:00:00.001+09:00" } },
    { name: "another count inside the usage object", other: { ...event, usage: { promptTokenCount: 2 } } },
    { name: "a zero where nothing was", other: { ...event, inputTokens: 0 } },
    { name: "the same text in another field", other: { ...event, noteId: "x" } },
  ])("$name", ({ other }) => {
    expect(contentHash(other)).not.toEqual(contentHash(event));
  });

  test("the same text in two neighbouring fields is told apart", () => {
    expect(contentHash({ ...event, userId: "x" })).not.toEqual(contentHash({ ...event, noteId: "x" }));
  });
});
