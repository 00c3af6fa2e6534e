import { describe, expect, test } from "vitest";
import { Meter } from "../../../analytics/domain/question-words.js";
import { ThresholdPeriod, ThresholdScope } from "../../domain/threshold-words.js";
import { answerAllowance, type DecidedLimit } from "./answer-allowance.js";

const DAY: DecidedLimit = {
  id: "1",
  name: null,
  scope: ThresholdScope.EACH_USER,
  meter: Meter.TOKENS,
  period: ThresholdPeriod.DAY,
  limit: 100n,
  used: 60n,
  reserved: 20n,
  asked: 20n,
  resetsAt: new Date("2026-11-28T00:00:00Z"),
};
const MONTH: DecidedLimit = {
  ...DAY,
  id: "2",
  period: ThresholdPeriod.MONTH,
  resetsAt: new Date("2026-12-01T00:00:00Z"),
};
const MADE = { id: "0198a5c2-5f0e-4d3b-9c1a-2b7e6f8d9a10", expiresAt: new Date("2026-11-27T10:10:00Z") };

describe("what a caller is told", () => {
  test("an allowed call is among what is reserved", () => {
    const answer = answerAllowance([DAY], MADE);
    expect(answer).toMatchObject({
      allowed: true,
      code: null,
      reservationId: MADE.id,
      blockedBy: null,
      resetsAt: null,
    });
    expect(answer.remaining[0]).toMatchObject({ used: "60", reserved: "40", left: "0" });
  });

  test("a refused call is in nothing, and what is left is told", () => {
    const answer = answerAllowance([{ ...DAY, asked: 21n }], null);
    expect(answer).toMatchObject({ allowed: false, code: "LIMIT_REACHED", reservationId: null, expiresAt: null });
    expect(answer.remaining[0]).toMatchObject({ reserved: "20", left: "20" });
  });

  test.each([
    { name: "of two limits without room the one that resets last", day: 21n, month: 21n, blockedBy: "2" },
    { name: "only a limit without room", day: 21n, month: 20n, blockedBy: "1" },
  ])("a refusal names $name", ({ day, month, blockedBy }) => {
    const answer = answerAllowance(
      [
        { ...DAY, asked: day },
        { ...MONTH, asked: month },
      ],
      null,
    );
    expect(answer.blockedBy?.id).toBe(blockedBy);
    expect(answer.resetsAt).toEqual(answer.blockedBy?.resetsAt);
  });

  test("what is beyond its limit has nothing left, never less", () => {
    expect(answerAllowance([{ ...DAY, used: 500n }], null).remaining[0]?.left).toBe("0");
  });

  test("money is told in USD", () => {
    const limit = {
      ...DAY,
      meter: Meter.COST,
      limit: 2_000_000_000_000n,
      used: 500_000_000_000n,
      reserved: 0n,
      asked: 1n,
    };
    expect(answerAllowance([limit], MADE).remaining[0]).toMatchObject({
      limit: "2",
      used: "0.5",
      reserved: "0.000000000001",
    });
  });
});
