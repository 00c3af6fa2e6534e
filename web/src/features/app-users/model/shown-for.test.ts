import { describe, expect, test } from "vitest";
import { clockLeft, shownForMs } from "./shown-for";

const NOW = Date.parse("2026-11-27T10:00:00Z");

describe("how long an identity is shown", () => {
  test("is until the instant that the server named", () => {
    expect(shownForMs("2026-11-27T10:04:30Z", NOW)).toBe(270_000);
  });

  test.each(["2026-11-27T10:20:00Z", "2026-11-27T09:50:00Z", "soon"])("is five minutes at most: %s", (until) => {
    expect(shownForMs(until, NOW)).toBe(300_000);
  });
});

test.each([
  { leftMs: 300_000, text: "5:00" },
  { leftMs: 298_001, text: "4:59" },
  { leftMs: 9_000, text: "0:09" },
  { leftMs: 1, text: "0:01" },
  { leftMs: -5, text: "0:00" },
])("$leftMs ms left read $text", ({ leftMs, text }) => {
  expect(clockLeft(leftMs)).toBe(text);
});
