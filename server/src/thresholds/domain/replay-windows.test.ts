import { describe, expect, test } from "vitest";
import { replayWindows } from "./replay-windows.js";

const NOVEMBER = { start: "2026-11-01", end: "2026-12-01" };
const day = (date: string, used: bigint) => ({ date: `2026-11-${date}`, used });
const RULE = { limit: 100n, levels: [50, 100] };

describe("replayWindows", () => {
  test("adds up the days of a window, and tells when its highest level was reached", () => {
    const days = [day("02", 49n), day("05", 1n), day("20", 50n), day("21", 500n)];
    expect(replayWindows([NOVEMBER], days, RULE)).toEqual([
      { window: NOVEMBER, used: 600n, crossings: 2, lastOn: "2026-11-20" },
    ]);
  });

  test("begins with nothing in each window, whose end belongs to the next one", () => {
    const windows = [
      { start: "2026-11-01", end: "2026-11-02" },
      { start: "2026-11-02", end: "2026-11-03" },
    ];
    const replayed = replayWindows(windows, [day("01", 40n), day("02", 40n)], RULE);
    expect(replayed.map(({ used, crossings, lastOn }) => [used, crossings, lastOn])).toEqual([
      [40n, 0, null],
      [40n, 0, null],
    ]);
  });

  test("tells a level that was reached also when a correction took usage away later", () => {
    const [window] = replayWindows([NOVEMBER], [day("02", 60n), day("03", -30n), day("04", 25n)], RULE);
    expect(window).toMatchObject({ used: 55n, crossings: 1, lastOn: "2026-11-02" });
  });
});
