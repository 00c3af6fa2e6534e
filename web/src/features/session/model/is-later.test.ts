import { expect, test } from "vitest";
import { isLater } from "./is-later";

const NOON = "2026-11-27T12:00:00.000Z";

test.each([
  { name: "the same proof is not a newer one", proof: NOON, than: NOON, later: false },
  { name: "one of before is not, though it is another", proof: "2026-11-27T11:00:00.000Z", than: NOON, later: false },
  { name: "a millisecond later is newer", proof: "2026-11-27T12:00:00.001Z", than: NOON, later: true },
  { name: "the first of all is newer than none", proof: NOON, than: null, later: true },
  { name: "none is never newer", proof: null, than: NOON, later: false },
])("$name", ({ proof, than, later }) => {
  expect(isLater(proof, than)).toBe(later);
});
