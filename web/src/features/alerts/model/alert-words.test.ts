import { expect, test } from "vitest";
import { createFormat } from "../../../lib/format";
import { levelText, subjectText } from "./alert-words";

const t = (key: string): string => key;

test("an app user is called in the reader's language, and what else is watched as it was recorded", () => {
  const user = {
    type: "LEVEL",
    userId: "7",
    subject: { key: "7", label: "sparrow-7F3K" },
    threshold: { scope: "EACH_USER" },
  } as const;
  expect(subjectText(user, t, "ko")).toBe("참새-7F3K");
  expect(subjectText(user, t, "en")).toBe("sparrow-7F3K");
  const model = {
    type: "LEVEL",
    userId: null,
    subject: { key: "sparrow-7", label: "sparrow-7" },
    threshold: { scope: "MODEL" },
  } as const;
  expect(subjectText(model, t, "ko")).toBe("sparrow-7");
});

test("months of archives are called as the reader calls months", () => {
  const unknown = { usual: null, actual: null, point: null, crossesAt: null, lastRequestAt: null };
  const alert = {
    type: "ARCHIVE",
    level: 0,
    meter: null,
    limit: "0",
    used: "2",
    details: { ...unknown, months: "2026-07, 2026-08", reason: "No room." },
    threshold: { period: null },
  } as const;
  const told = (key: string, values?: object) => `${key} ${JSON.stringify(values)}`;
  expect(levelText(alert, told, createFormat("ko", "UTC"))).toBe('alerts.archive {"months":"2026년 7월, 2026년 8월"}');
});
