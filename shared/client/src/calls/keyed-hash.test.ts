import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createKeyedHash } from "./keyed-hash.js";

const hmacOf = (key: string, text: string) => createHmac("sha256", key).update(text).digest("base64url");

/** Of any UTF-16 units: halves of characters, too. */
const units = fc
  .array(fc.integer({ min: 0, max: 0xff_ff }), { maxLength: 100 })
  .map((codes) => String.fromCharCode(...codes));

describe("a keyed hash", () => {
  test("is what `createHmac` makes of the same key and text", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 80 }), units, (key, text) => {
        expect(createKeyedHash(key)(text)).toBe(hmacOf(key, text));
      }),
    );
  });

  test.each([
    { name: "of no text", text: "" },
    { name: "of half a character", text: "\uD83D" },
    { name: "of a text joined of two halves", text: "\uD83D".concat("\uDE00") },
    { name: "of the longest text that is hashed in place", text: "가".repeat(32_768) },
    { name: "of one that is longer", text: "가".repeat(32_769) },
  ])("$name is the same, whether Node hashes in one call or not", ({ text }) => {
    expect(createKeyedHash("key")(text)).toBe(hmacOf("key", text));
    expect(createKeyedHash("key", null)(text)).toBe(hmacOf("key", text));
  });

  test.each([
    { name: "a byte less than a block", key: "k".repeat(63) },
    { name: "a block", key: "k".repeat(64) },
    { name: "a byte more than a block", key: "k".repeat(65) },
    { name: "letters of more than a byte", key: "열쇠" },
    { name: "a letter of the upper half of Latin 1", key: "\u00E9" },
  ])("with a key of $name is the same", ({ key }) => {
    expect(createKeyedHash(key)("비밀")).toBe(hmacOf(key, "비밀"));
  });

  test("knows nothing of the text before, be it longer", () => {
    const hash = createKeyedHash("key");
    const short = hash("비밀");
    hash("a".repeat(10_000));
    expect(hash("비밀")).toBe(short);
  });
});
