import { expect, test } from "vitest";
import { uuidV7 } from "./uuid-v7.js";

test("has the layout of RFC 9562: time, version 7, variant, random tail", () => {
  expect(uuidV7(0x0123456789ab)).toMatch(/^01234567-89ab-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("sorts by time", () => {
  expect(uuidV7(1_000) < uuidV7(1_001)).toBe(true);
});

test("differs within a millisecond", () => {
  expect(uuidV7(1_000)).not.toBe(uuidV7(1_000));
});
