import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { openSealedText, sealText } from "./sealed-text.js";

const key = randomBytes(32);

describe("a sealed text", () => {
  test.each(["", "minji@example.com", "참새 🐦"])("opens with its key: %s", (text) => {
    expect(openSealedText(key, sealText(key, text))).toBe(text);
  });

  test("is another one each time, so equal texts cannot be told", () => {
    expect(sealText(key, "minji").equals(sealText(key, "minji"))).toBe(false);
  });

  test("does not open with another key", () => {
    expect(() => openSealedText(randomBytes(32), sealText(key, "minji"))).toThrow("authenticate");
  });

  test("does not open when a byte was changed", () => {
    const sealed = sealText(key, "minji");
    const at = sealed.length - 1;
    sealed.writeUInt8(sealed.readUInt8(at) ^ 1, at);
    expect(() => openSealedText(key, sealed)).toThrow("authenticate");
  });
});
