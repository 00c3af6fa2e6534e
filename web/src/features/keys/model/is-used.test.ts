import { describe, expect, test } from "vitest";
import { isUsed, type KeyUse } from "./is-used";

const NEVER: KeyUse = { lastUsedAt: null, previous: null };
const EARLIER = "2026-11-27T03:00:00.000Z";
const LATER = "2026-11-27T03:05:00.000Z";

describe("isUsed", () => {
  test.each<{ name: string; before: KeyUse; now: KeyUse; used: boolean }>([
    { name: "a new key nobody used", before: NEVER, now: NEVER, used: false },
    { name: "a new key's first use", before: NEVER, now: { lastUsedAt: LATER, previous: null }, used: true },
    {
      name: "a rotated key whose use is of before",
      before: { lastUsedAt: EARLIER, previous: { lastUsedAt: null } },
      now: { lastUsedAt: EARLIER, previous: { lastUsedAt: null } },
      used: false,
    },
    {
      name: "a rotated key whose former secret goes on",
      before: { lastUsedAt: EARLIER, previous: { lastUsedAt: null } },
      now: { lastUsedAt: LATER, previous: { lastUsedAt: LATER } },
      used: false,
    },
    {
      name: "a rotated key whose new secret was used after the former one",
      before: { lastUsedAt: EARLIER, previous: { lastUsedAt: null } },
      now: { lastUsedAt: LATER, previous: { lastUsedAt: EARLIER } },
      used: true,
    },
  ])("$name", ({ before, now, used }) => {
    expect(isUsed(before, now)).toBe(used);
  });
});
