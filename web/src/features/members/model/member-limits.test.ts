import { describe, expect, test } from "vitest";
import { memberLimits } from "./member-limits";

const ada = { id: "1", role: "ADMIN", disabledAt: null, hasSecondFactor: true, sessions: 2 } as const;
const bea = { ...ada, id: "2" };
const gone = { ...ada, id: "3", disabledAt: "2026-11-01T00:00:00Z" };
const eva = { id: "4", role: "ANALYST", disabledAt: null, hasSecondFactor: false, sessions: 0 } as const;

describe("what can be done to a member", () => {
  test("the last administrator keeps their role and stays, and disabled ones do not count", () => {
    expect(memberLimits(ada, [ada, gone, eva], "4")).toMatchObject({
      demote: "members.limit.lastAdmin",
      disable: "members.limit.lastAdmin",
    });
  });

  test("of two administrators each can be demoted and disabled", () => {
    expect(memberLimits(ada, [ada, bea], "2")).toEqual({
      demote: null,
      disable: null,
      endSessions: null,
      resetSecondFactor: null,
    });
  });

  test("nobody locks themselves out", () => {
    expect(memberLimits(bea, [ada, bea], "2").disable).toBe("members.limit.oneself");
  });

  test("what is not there cannot be ended", () => {
    expect(memberLimits(eva, [ada, eva], "1")).toEqual({
      demote: null,
      disable: null,
      endSessions: "members.limit.noSessions",
      resetSecondFactor: "members.limit.noSecondFactor",
    });
  });
});
