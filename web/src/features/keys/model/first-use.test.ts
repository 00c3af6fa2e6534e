import { describe, expect, test } from "vitest";
import { firstUse, type FirstUse, type KeyUse } from "./first-use";

const EARLIER = "2026-11-27T03:00:00.000Z";
const LATER = "2026-11-27T03:05:00.000Z";
const ADDRESS = "192.0.2.1";

describe("firstUse", () => {
  test.each<{ name: string; key: KeyUse; use: FirstUse | null }>([
    { name: "nobody used a new key", key: { lastUsedAt: null, secretLastUsedAt: null }, use: null },
    {
      name: "a new key's first use comes from an address",
      key: { lastUsedAt: LATER, lastUsedAddress: ADDRESS, secretLastUsedAt: LATER },
      use: { at: LATER, address: ADDRESS },
    },
    {
      name: "a rotated key that only its former secret uses still waits",
      key: { lastUsedAt: LATER, lastUsedAddress: ADDRESS, secretLastUsedAt: null },
      use: null,
    },
    {
      name: "the address of a later use by the former secret is not that of the new one",
      key: { lastUsedAt: LATER, lastUsedAddress: ADDRESS, secretLastUsedAt: EARLIER },
      use: { at: EARLIER, address: null },
    },
    {
      name: "an address that is not known is not made up",
      key: { lastUsedAt: LATER, lastUsedAddress: null, secretLastUsedAt: LATER },
      use: { at: LATER, address: null },
    },
  ])("$name", ({ key, use }) => {
    expect(firstUse(key)).toEqual(use);
  });
});
