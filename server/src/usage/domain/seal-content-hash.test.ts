import { expect, test } from "vitest";
import { contentHashSealer } from "./seal-content-hash.js";

const HASH = "00112233445566778899aabbccddeeff";
const seal = contentHashSealer(Buffer.alloc(32, 1));

test("the same content has the same seal, of 16 bytes, which is never to change", () => {
  expect(seal(HASH)).toBe(seal(HASH));
  expect(seal(HASH)).toMatch(/^[0-9a-f]{32}$/);
  expect(seal(HASH)).toBe("77020aa7474d96bbedf3334e6b847bfc");
});

test("another content or another secret has another one", () => {
  expect(seal("ff112233445566778899aabbccddeeff")).not.toBe(seal(HASH));
  expect(contentHashSealer(Buffer.alloc(32, 2))(HASH)).not.toBe(seal(HASH));
});
