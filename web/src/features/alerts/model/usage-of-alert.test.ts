import { expect, test } from "vitest";
import { usageOfAlert } from "./usage-of-alert";

const MONTH = { periodStart: "2026-11-01", periodEnd: "2026-12-01", timezone: "Asia/Seoul" };

test("a running period is asked up to today, a past one up to its last day", () => {
  const overall = { ...MONTH, userId: null, subject: null, threshold: { scope: "OVERALL" } } as const;
  expect(usageOfAlert(overall, "2026-11-27")).toEqual({
    range: { preset: "2026-11-01..2026-11-27" },
    timezone: "Asia/Seoul",
  });
  expect(usageOfAlert(overall, "2027-01-05").range).toEqual({ preset: "2026-11-01..2026-11-30" });
});

test("the usage is of the subject alone", () => {
  const subject = { key: "7", label: "name" };
  const of = (scope: "EACH_USER" | "MODEL" | "KEY", userId: string | null = null) =>
    usageOfAlert({ ...MONTH, userId, subject, threshold: { scope } }, "2026-11-27");
  expect(of("EACH_USER", "12")).toMatchObject({ userIds: ["12"] });
  expect(of("MODEL")).toMatchObject({ models: ["7"] });
  expect(of("KEY")).toMatchObject({ apiKeyIds: ["7"] });
});
