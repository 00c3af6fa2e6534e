import { describe, expect, test } from "vitest";
import { secretInUse } from "./secret-in-use.js";

const NOW = new Date("2026-11-27T10:00:00Z");
const BEFORE = new Date(NOW.getTime() - 1);
const SOON = new Date(NOW.getTime() + 1);
const LATER = new Date(NOW.getTime() + 60_000);
const OWN = Buffer.from("own");
const FORMER = Buffer.from("former");
const KEY = { secretHash: OWN, previousUntil: null, expiresAt: null, revokedAt: null };

describe("secretInUse", () => {
  test.each([
    { name: "its own secret works without end", key: {}, hash: OWN, inUse: { isPrevious: false, until: null } },
    {
      name: "its own secret works until the key expires",
      key: { expiresAt: SOON },
      hash: OWN,
      inUse: { isPrevious: false, until: SOON },
    },
    { name: "at its time the key is expired", key: { expiresAt: NOW }, hash: OWN, inUse: null },
    { name: "a revoked key is refused", key: { revokedAt: BEFORE }, hash: OWN, inUse: null },
    {
      name: "a former secret works until its time",
      key: { previousUntil: SOON },
      hash: FORMER,
      inUse: { isPrevious: true, until: SOON },
    },
    { name: "at its time a former secret is over", key: { previousUntil: NOW }, hash: FORMER, inUse: null },
    { name: "a former secret that was ended is refused", key: {}, hash: FORMER, inUse: null },
    {
      name: "a former secret does not outlive its key",
      key: { previousUntil: LATER, expiresAt: SOON },
      hash: FORMER,
      inUse: { isPrevious: true, until: SOON },
    },
    {
      name: "a former secret of a revoked key is refused",
      key: { previousUntil: LATER, revokedAt: BEFORE },
      hash: FORMER,
      inUse: null,
    },
    {
      name: "its own secret goes on while a former one does",
      key: { previousUntil: SOON },
      hash: OWN,
      inUse: { isPrevious: false, until: null },
    },
  ])("$name", ({ key, hash, inUse }) => {
    expect(secretInUse({ ...KEY, ...key }, hash, NOW)).toEqual(inUse);
  });
});
