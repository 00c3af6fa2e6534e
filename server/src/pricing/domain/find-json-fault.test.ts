import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findJsonFault } from "./find-json-fault.js";

describe("findJsonFault", () => {
  test.each([
    { text: "", position: 0, expected: "a JSON value" },
    { text: '{"a": 1', position: 7, expected: '"," or "}"' },
    { text: '{"a": abc}', position: 6, expected: "a JSON value" },
    { text: "{'a': 1}", position: 1, expected: 'a field name in quotes or "}"' },
    { text: '{"a": 1,}', position: 8, expected: "a field name in quotes" },
    { text: '{"a" 1}', position: 5, expected: '":"' },
    { text: "[1, 2", position: 5, expected: '"," or "]"' },
    { text: "[1, ]", position: 4, expected: "a JSON value" },
    { text: "[1}", position: 2, expected: '"," or "]"' },
    { text: '{"a": 01}', position: 6, expected: "a JSON value" },
    { text: '{"a": "b\nc"}', position: 6, expected: "a JSON value" },
    { text: "{} {}", position: 3, expected: "the end of the text" },
    { text: "{\u00a0}", position: 1, expected: 'a field name in quotes or "}"' },
  ])("$text is no JSON at $position", ({ text, position, expected }) => {
    expect(findJsonFault(text)).toEqual({ position, expected });
  });

  test("a deep text is walked without recursion", () => {
    expect(findJsonFault("[".repeat(500_000))).toEqual({ position: 500_000, expected: 'a JSON value or "]"' });
  });

  test("it agrees with JSON.parse on what is JSON", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(findJsonFault(text)).toBeNull();
      }),
    );
  });

  test("it agrees with JSON.parse on what is none", () => {
    const pieces = fc.array(fc.constantFrom("{", "}", "[", "]", ",", ":", '"a"', "1", "-0.5e3", "true", " ", "x"));
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join("");
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect(findJsonFault(text) === null).toBe(isJson);
      }),
      { numRuns: 1_000 },
    );
  });
});
