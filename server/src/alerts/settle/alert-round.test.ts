import { describe, expect, test } from "vitest";
import { AlertRound } from "./alert-round.js";

describe("a round of alerts", () => {
  test("goes on where it was, and begins anew after the last ones", () => {
    const round = new AlertRound();
    const visited = [round.after];
    for (const ids of [["1", "2"], ["5", "9"], ["12"]]) {
      round.advance(ids, 2);
      visited.push(round.after);
    }
    expect(visited).toEqual(["0", "2", "9", "0"]);
  });

  test("of none begins anew", () => {
    const round = new AlertRound();
    round.advance(["1", "2"], 2);
    round.advance([], 2);
    expect(round.after).toBe("0");
  });
});
