import { describe, expect, test } from "vitest";
import { Language } from "../../core/language.js";
import { FindingKind } from "../../savings/domain/finding.js";
import type { ReportContent } from "../content/report-content.js";
import { ReportCadence } from "../domain/report-cadence.js";
import { reportMessage } from "./report-message.js";

const same = (value: string) => ({ value, previous: value, changePercent: "0" });

const CONTENT: ReportContent = {
  report: { id: "1", name: "Team", cadence: ReportCadence.WEEK },
  period: { start: "2026-11-16", end: "2026-11-23", timezone: "Asia/Seoul" },
  cost: same("6"),
  requests: same("6"),
  tokens: same("600"),
  failedRequests: same("0"),
  activeUsers: 12,
  minimumGroup: 5,
  unpricedRequests: 0,
  movers: [],
  limits: [],
  savings: [],
};

const messageOf = (change: Partial<ReportContent>, language = Language.EN) =>
  reportMessage({ ...CONTENT, ...change }, language, "https://tokens.example");

describe("a report's message", () => {
  test("links the days that it is about as links of the console do: both are inside", () => {
    const { link, html, event } = messageOf({});
    expect(link).toBe("https://tokens.example/?range=2026-11-16..2026-11-22");
    expect(html).toContain(`<a href="${link}">Show the period</a>`);
    expect(event.data).toMatchObject({ url: link });
  });

  test("of a day has a link whose first day is its last", () => {
    const period = { start: "2026-03-01", end: "2026-03-02", timezone: "Asia/Seoul" };
    expect(messageOf({ period }).link).toBe("https://tokens.example/?range=2026-03-01..2026-03-01");
  });

  test.each([
    { unpricedRequests: 1, told: "The price of 1 request is not known, so more was spent." },
    { unpricedRequests: 12_345, told: "The price of 12,345 requests is not known, so more was spent." },
  ])("says of how many requests the price is not known: $unpricedRequests", ({ unpricedRequests, told }) => {
    expect(messageOf({ unpricedRequests }).text).toContain(told);
  });

  test("says what can be saved, of what, as one amount where both ends are the same", () => {
    const savings = [
      { kind: FindingKind.CHEAPER_MODEL, feature: "tag", model: "gpt-5", low: "10", high: "12.5" },
      { kind: FindingKind.BILLED_RETRIES, feature: "<b>chat", model: null, low: "3", high: "3" },
    ];
    const { text, html, event } = messageOf({ savings });
    expect(text).toContain(
      "Where money can be saved, per 30 days\n" +
        "- A cheaper model of the same family (tag, gpt-5): $10.00 to $12.50\n" +
        "- Failed attempts that were billed (<b>chat): $3.00",
    );
    expect(html).not.toContain("<b>chat");
    expect(event.data).toMatchObject({ savings });
    expect(messageOf({ savings }, Language.KO).text).toContain(
      "같은 계열의 더 저렴한 모델 (tag, gpt-5): $10.00 ~ $12.50",
    );
  });
});
