import { parseValue } from "graphql";
import { describe, expect, test } from "vitest";
import { BigIntString, DateTimeISO, Decimal, SafeInt } from "./scalars.js";

describe("BigInt", () => {
  test("leaves as a string also when it is small, so that readers need one rule", () => {
    expect(BigIntString.serialize(7n)).toBe("7");
    expect(BigIntString.serialize(2n ** 80n)).toBe("1208925819614629174706176");
  });

  test.each(["1.5", "1e9", "", "0x10", 1.5, 2 ** 53, null])("refuses %j", (value) => {
    expect(() => BigIntString.parseValue(value)).toThrow(/^BigInt: expected a whole number/);
  });
});

describe("SafeInt", () => {
  test("takes whole numbers that JavaScript holds exactly", () => {
    expect(SafeInt.parseValue(Number.MAX_SAFE_INTEGER)).toBe(9_007_199_254_740_991);
    expect(SafeInt.parseLiteral(parseValue("42"), {})).toBe(42);
  });

  test.each([2 ** 53, 1.5, "12", Number.NaN])("refuses %j", (value) => {
    expect(() => SafeInt.parseValue(value)).toThrow(/^SafeInt: expected a whole number/);
  });

  test("refuses a literal whose digits would be rounded", () => {
    expect(() => SafeInt.parseLiteral(parseValue("9007199254740993"), {})).toThrow(/^SafeInt/);
  });
});

describe("Decimal", () => {
  test("keeps every digit", () => {
    expect(Decimal.parseValue("0.00644")).toBe("0.00644");
  });

  test.each(["1e9", ".5", "1.", "NaN", 0.5, "1".repeat(50)])("refuses %j", (value) => {
    expect(() => Decimal.parseValue(value)).toThrow(/^Decimal/);
  });

  test("refuses a float literal, which a parser may have rounded", () => {
    expect(() => Decimal.parseLiteral(parseValue("0.5"), {})).toThrow(/expected StringValue/);
  });
});

describe("DateTimeISO", () => {
  test.each(["2026-02-30T00:00:00Z", "2026-11-23", "2026-11-23T24:00:00Z", "now"])("refuses %j", (value) => {
    expect(() => DateTimeISO.parseValue(value)).toThrow(/^DateTime cannot represent/);
  });
});
