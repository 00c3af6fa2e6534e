import { describe, expect, test } from "vitest";
import { splitName } from "./split-name";

describe("splitName", () => {
  test("a name of 32 letters is shown whole", () => {
    expect(splitName("m".repeat(32))).toBeNull();
  });

  test("the end of a longer one stays", () => {
    expect(splitName(`${"m".repeat(120)}-2026-11`)).toEqual({ head: "m".repeat(120), tail: "-2026-11" });
  });

  test("no letter is taken apart", () => {
    expect(splitName("🦜".repeat(40))).toEqual({ head: "🦜".repeat(32), tail: "🦜".repeat(8) });
  });
});
