import { describe, expect, test } from "vitest";
import { pseudonymOf } from "./pseudonym.js";

const key = Buffer.from("0123456789abcdef", "hex");

describe("pseudonymOf", () => {
  test("gives the same id the same name", () => {
    expect(pseudonymOf(42n, key)).toBe(pseudonymOf(42n, key));
  });

  test("looks like a bird and four readable digits", () => {
    expect(pseudonymOf(1n, key)).toMatch(/^[a-z]+-[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  test("gives 200,000 ids 200,000 names", () => {
    const names = new Set(Array.from({ length: 200_000 }, (_, id) => pseudonymOf(BigInt(id), key)));
    expect(names.size).toBe(200_000);
  });

  test("never repeats a name beyond the first 2^25 ids", () => {
    expect(pseudonymOf((1n << 25n) + 7n, key)).toBe(`${pseudonymOf(7n, key)}1`);
  });

  test("writes further digits in the same letters, without those that are misread", () => {
    const overflows = [9n, 18n, 21n, 31n, 32n, 32n * 32n + 31n];
    const tails = overflows.map((overflow) =>
      pseudonymOf((overflow << 25n) + 7n, key)
        .split("-")[1]
        ?.slice(4),
    );
    expect(tails).toEqual(["9", "J", "N", "Z", "10", "10Z"]);
  });

  test("depends on the key", () => {
    expect(pseudonymOf(1n, Buffer.alloc(8, 9))).not.toBe(pseudonymOf(1n, key));
  });
});
