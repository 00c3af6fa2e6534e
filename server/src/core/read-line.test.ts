import { describe, expect, test } from "vitest";
import { readLine } from "./read-line.js";

describe("a name", () => {
  test("is read without the blanks around it, in any script", () => {
    expect(readLine("name", " 팀 예산 ", 64)).toBe("팀 예산");
    expect(readLine("name", "ميزانية", 64)).toBe("ميزانية");
    expect(readLine("name", "👩‍💻", 64)).toBe("👩‍💻");
  });

  test.each([
    { name: "two lines", given: "one\ntwo", says: "one line" },
    { name: "a line separator", given: "one\u2028two", says: "one line" },
    ...["\u061c", "\u200e", "\u200f", "\u202a", "\u202e", "\u2066", "\u2069"].map((mark) => ({
      name: `U+${mark.charCodeAt(0).toString(16)}`,
      given: `budget${mark}gpj.exe`,
      says: "turn its direction",
    })),
  ])("with $name is refused with its field", ({ given, says }) => {
    expect(() => readLine("channel", given, 64)).toThrow(
      expect.objectContaining({ code: "BAD_INPUT", field: "channel", message: expect.stringContaining(says) }),
    );
    expect(() => readLine("channel", given, 64)).not.toThrow("\u202e");
  });
});
