import { describe, expect, test } from "vitest";
import { Meter, UsageDimension } from "../../analytics/domain/question-words.js";
import { Language } from "../../core/language.js";
import { FindingKind } from "../../savings/domain/finding.js";
import { ThresholdPeriod, ThresholdScope } from "../../thresholds/domain/threshold-words.js";
import type { ReportContent } from "../content/report-content.js";
import { ReportCadence } from "../domain/report-cadence.js";
import { reportMessage } from "./report-message.js";

const EXACT = { isAtLeast: false, previousIsAtLeast: false };
const same = (value: string) => ({ ...EXACT, value, previous: value, changePercent: "0" });

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

  test.each([
    { isAtLeast: true, previousIsAtLeast: false, en: "at least $6.00 ($4.00 before)", ko: "최소 $6.00 (이전 $4.00)" },
    { isAtLeast: false, previousIsAtLeast: true, en: "$6.00 (at least $4.00 before)", ko: "$6.00 (이전 최소 $4.00)" },
  ])("tells no change in percent of what is not known exactly: $en", ({ en, ko, ...known }) => {
    const cost = { value: "6", previous: "4", ...known, changePercent: null };
    const movers = [{ ...cost, dimension: UsageDimension.MODEL, key: "m", label: "m", difference: "2" }];
    const { text, event } = messageOf({ cost, movers });
    expect(text).toContain(`Cost: ${en}`);
    expect(text).toContain(`- m: ${en}`);
    expect(event.data).toMatchObject({ cost: known, movers: [known] });
    expect(messageOf({ cost, movers }, Language.KO).text).toContain(`- m: ${ko}`);
  });

  test("does not say that nothing was before where that is not known", () => {
    const cost = { value: "6", isAtLeast: false, previous: "0", previousIsAtLeast: true, changePercent: null };
    expect(messageOf({ cost }).text).toContain("Cost: $6.00 (at least $0.00 before)");
    expect(messageOf({ cost: { ...cost, previousIsAtLeast: false } }).text).toContain("Cost: $6.00 (nothing before)");
  });

  test.each([
    { language: Language.KO, name: "참새-7F3K" },
    { language: Language.EN, name: "sparrow-7F3K" },
  ])("calls app users as the console does: $name", ({ language, name }) => {
    const label = "sparrow-7F3K";
    const movers = [{ ...same("1"), dimension: UsageDimension.USER, key: "41", label, difference: "1" }];
    const near = { thresholdId: "3", label, meter: Meter.COST, period: ThresholdPeriod.DAY, used: "1", limit: "2" };
    const limits = [ThresholdScope.EACH_USER, ThresholdScope.PROJECT].map((scope) => {
      return { ...near, scope, isAtLeast: false, usedPercent: "50" };
    });
    const { text, event } = messageOf({ movers, limits }, language);
    expect(text.match(new RegExp(`^- (?:${name}|${label}):`, "gm"))).toEqual([
      `- ${name}:`,
      `- ${name}:`,
      `- ${label}:`, // a project that is called so
    ]);
    expect(event.data).toMatchObject({ movers: [{ label }], limits: [{ label }, { label }] });
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
