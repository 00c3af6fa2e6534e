import { describe, expect, test } from "vitest";
import { readDraft } from "./read-draft";
import { NEW_DRAFT, type ThresholdDraft } from "./threshold-draft";

const LIMIT: ThresholdDraft = { ...NEW_DRAFT, limit: "2.50" };

describe("readDraft", () => {
  test("a limit in USD is sent as it was typed", () => {
    expect(readDraft(LIMIT).input).toMatchObject({
      kind: "LIMIT",
      meter: "COST",
      limit: "2.50",
      levels: [50, 80, 100],
    });
  });

  test.each([
    { name: "nothing as a limit", draft: { limit: "" }, problem: "limit" },
    { name: "a limit of nothing", draft: { limit: "0.00" }, problem: "limit" },
    { name: "a decimal comma", draft: { limit: "2,5" }, problem: "limit" },
    { name: "a part of a token", draft: { meter: "TOKENS", limit: "1.5" }, problem: "limit" },
    { name: "no level", draft: { levels: [] }, problem: "levels" },
    { name: "one app user, but nobody chosen", draft: { scope: "USER" }, problem: "subject" },
    {
      name: "an end before the start",
      draft: { period: "ONCE", startsOn: "2026-11-02", endsOn: "2026-11-01" },
      problem: "days",
    },
    { name: "silence of four minutes", draft: { kind: "NO_DATA", silentMinutes: "4" }, problem: "silent" },
  ] as const)("$name is refused", ({ draft, problem }) => {
    const { problems, input } = readDraft({ ...LIMIT, ...draft });
    expect([...problems]).toEqual([problem]);
    expect(input).toBeNull();
  });

  test("what belongs to another kind is left out", () => {
    const input = readDraft({ ...LIMIT, kind: "NO_DATA", scope: "OVERALL", pace: true, tellsRecovery: true }).input;
    expect(input).toEqual({
      name: null,
      kind: "NO_DATA",
      scope: "OVERALL",
      subject: null,
      silentMinutes: 60,
      enabled: true,
      tellsRecovery: false,
      channelIds: [],
    });
  });

  test("what is looked at does not change with the name and who hears", () => {
    const named = { ...LIMIT, name: "Budget", channels: [{ id: "1", name: "Mail" }], enabled: false };
    expect(readDraft(named).previewed).toEqual(readDraft(LIMIT).previewed);
  });

  test("nothing is looked at while the limit cannot be read", () => {
    expect(readDraft({ ...LIMIT, limit: "2." }).previewed).toBeNull();
  });
});
