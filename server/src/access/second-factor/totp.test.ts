import { Secret } from "otpauth";
import { describe, expect, test } from "vitest";
import { newTotpSecret, stepOfCode, totpUri } from "./totp.js";

/** The secret and two times of RFC 6238, appendix B; its codes have eight digits, of which apps show the last six. */
const SECRET = Secret.fromLatin1("12345678901234567890").base32;
const at = (seconds: number) => new Date(seconds * 1_000);

describe("the step of a code", () => {
  test.each([
    { name: "the RFC's first code is of step 1", code: "287082", seconds: 59, step: 1 },
    { name: "a later one of the RFC", code: "050471", seconds: 1_111_111_111, step: 37_037_037 },
    {
      name: "the last second of the step after still takes it",
      code: "050471",
      seconds: 1_111_111_169,
      step: 37_037_037,
    },
    { name: "two steps after is too late", code: "050471", seconds: 1_111_111_170, step: null },
    {
      name: "the first second of the step before takes it already",
      code: "050471",
      seconds: 1_111_111_080,
      step: 37_037_037,
    },
    { name: "two steps before is too early", code: "050471", seconds: 1_111_111_079, step: null },
    { name: "another code is of no step", code: "050472", seconds: 1_111_111_111, step: null },
  ])("$name", ({ code, seconds, step }) => {
    expect(stepOfCode(SECRET, code, at(seconds))).toBe(step);
  });
});

test("a secret has 160 bits, and its address names whose it is in a form that every app reads", () => {
  const secret = newTotpSecret();
  expect(Secret.fromBase32(secret).bytes).toHaveLength(20);
  const uri = new URL(totpUri(secret, "minji+x@example.com"));
  expect(decodeURIComponent(uri.pathname)).toBe("/Tokenledger:minji+x@example.com");
  expect(Object.fromEntries(uri.searchParams)).toEqual({
    issuer: "Tokenledger",
    secret,
    algorithm: "SHA1",
    digits: "6",
    period: "30",
  });
});
