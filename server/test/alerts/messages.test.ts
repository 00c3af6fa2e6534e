import { describe, expect, test } from "vitest";
import { slackBody } from "../../src/alerts/channels/senders/slack-body.js";
import { DeliveryKind } from "../../src/alerts/deliveries/delivery-words.js";
import { messageOf } from "../../src/alerts/deliveries/messages/message-of.js";
import type { GatheredGroup, ToldGroup } from "../../src/alerts/deliveries/telling/told-group.js";
import { Meter } from "../../src/analytics/domain/question-words.js";
import { Language } from "../../src/core/language.js";
import { ThresholdPeriod, ThresholdScope } from "../../src/thresholds/domain/threshold-words.js";
import { GROUP, told } from "./sample-group.js";

const PUBLIC_URL = "https://tokens.example";
const ID = "4f9dbf80-4f6e-4f0c-9f0c-2b7a4c1a0001";
const CREATED = new Date("2026-11-27T05:02:01Z");

function say(content: object, language = Language.EN, deliveryKind = DeliveryKind.ALERT) {
  return messageOf({ id: ID, deliveryKind, language, content, createdAt: CREATED }, PUBLIC_URL);
}

const alert = (change: Partial<ToldGroup> = {}, language = Language.EN) => say(told({ ...GROUP, ...change }), language);

describe("a message about a crossing", () => {
  test("says in English what was reached, by whom, how much, and until when it counts", () => {
    const { subject, text, link, id } = alert();
    expect(subject).toBe("[Tokenledger] 80 % of $2.00 a day reached: sparrow-7F3K");
    expect(text.replaceAll("\u202f", " ")).toBe(
      [
        "Usage of sparrow-7F3K has reached 80 % of $2.00 a day.",
        "",
        "Used: $1.60 (80 %)",
        "Limit: $2.00 a day",
        "Levels reached: 50 %, 80 %",
        "Period: Nov 27, 2026",
        "Counts from nothing again: Nov 28, 2026, 12:00 AM (Asia/Seoul)",
        "Found: Nov 27, 2026, 2:02 PM (Asia/Seoul)",
      ].join("\n"),
    );
    expect(link).toBe("https://tokens.example/alerts/7");
    expect(id).toBe(ID);
  });

  test("says the same in Korean", () => {
    const { subject, text } = alert({}, Language.KO);
    expect(subject).toBe("[Tokenledger] 하루 $2.00의 80% 도달: 참새-7F3K");
    expect(text).toBe(
      [
        "참새-7F3K의 사용량이 하루 $2.00의 80%에 도달했습니다.",
        "",
        "사용량: $1.60 (80%)",
        "한도: 하루 $2.00",
        "도달한 단계: 50%, 80%",
        "기간: 2026. 11. 27.",
        "초기화 시각: 2026. 11. 28. 오전 12:00 (Asia/Seoul)",
        "확인 시각: 2026. 11. 27. 오후 2:02 (Asia/Seoul)",
      ].join("\n"),
    );
  });

  test("calls app users as the console does, and nothing else that is called so", () => {
    const of = (scope: ThresholdScope, language: Language) =>
      alert({ threshold: { ...GROUP.threshold, scope } }, language);
    expect(of(ThresholdScope.USER, Language.KO).text).toMatch(/^참새-7F3K의/);
    expect(of(ThresholdScope.EACH_USER, Language.KO).event.data).toMatchObject({ subject: { label: "sparrow-7F3K" } });
    expect(of(ThresholdScope.FEATURE, Language.KO).text).toMatch(/^sparrow-7F3K의/);
    expect(of(ThresholdScope.USER, Language.EN).text).toMatch(/^Usage of sparrow-7F3K /);
  });

  test.each([
    {
      change: { meter: Meter.TOKENS, limit: "1000000", period: ThresholdPeriod.WEEK },
      en: "1,000,000 tokens a week",
      ko: "한 주 1,000,000토큰",
    },
    {
      change: { meter: Meter.INPUT_TOKENS, limit: "5000", period: ThresholdPeriod.MONTH },
      en: "5,000 input tokens a month",
      ko: "한 달 입력 5,000토큰",
    },
    {
      change: { meter: Meter.REQUESTS, limit: "1", period: ThresholdPeriod.ONCE },
      en: "1 request in all",
      ko: "전체 기간 요청 1건",
    },
    {
      change: { limit: "0.000000000123", period: ThresholdPeriod.DAY },
      en: "$0.000000000123 a day",
      ko: "하루 $0.000000000123",
    },
    {
      change: { limit: "9007199254740993.25" },
      en: "$9,007,199,254,740,993.25 a day",
      ko: "하루 $9,007,199,254,740,993.25",
    },
  ])("tells amounts exactly: $en", ({ change, en, ko }) => {
    expect(alert(change).subject).toBe(`[Tokenledger] 80 % of ${en} reached: sparrow-7F3K`);
    expect(alert(change, Language.KO).subject).toBe(`[Tokenledger] ${ko}의 80% 도달: 참새-7F3K`);
  });

  test("about everybody names the threshold, or nobody", () => {
    const named = { ...GROUP.threshold, name: "Team budget" };
    expect(alert({ subject: null }).subject).toMatch(/reached: everybody$/);
    expect(alert({ subject: null, threshold: named }).subject).toMatch(/reached: Team budget$/);
    expect(alert({ subject: null }).text).toMatch(/^Usage in all has reached 80 % of/);
    expect(alert({ subject: null }, Language.KO).text).toMatch(/^전체 사용량이 하루 \$2\.00의 80%에 도달했습니다\./);
  });

  test("says at least where something is not known, and that a period was over", () => {
    expect(alert({ isAtLeast: true }).text).toContain("Used: at least $1.60 (80 %)");
    expect(alert({ isAtLeast: true }, Language.KO).text).toContain("사용량: 최소 $1.60 (80%)");
    expect(alert({ isLate: true }).text).toContain("The period was over when this was found");
    expect(alert({ isLate: true }).text).not.toContain("Counts from nothing again");
    expect(alert().text).not.toMatch(/at least|was over/);
  });

  test.each(["sparrow-7F3K", "김민지", "요약", "gemini-2.5-flash", "gpt-4o", "서울", "notes!"])(
    "puts nothing behind the name %s that depends on how it is pronounced",
    (label) => {
      const threshold = { ...GROUP.threshold, scope: ThresholdScope.PROJECT };
      const { text, subject } = alert({ threshold, subject: { key: "1", label } }, Language.KO);
      expect(text).toContain(`${label}의 사용량이`);
      expect(`${subject}\n${text}`).not.toMatch(/\((?:으|이|은|을|와|과)\)|[가이]\(가\)|을\(를\)|은\(는\)/);
    },
  );
});

describe("a message of a rule", () => {
  const RULE = { levels: [0], alertIds: ["9"] };

  test("says what is expected, and between what", () => {
    const details = { point: "3.1", low: "2.5", high: "4", crossesAt: "2026-11-27T11:00:00.000Z" };
    const { subject, text, event } = alert({ ...RULE, type: "PACE", details });
    expect(subject).toBe("[Tokenledger] on pace to reach $2.00 a day: sparrow-7F3K");
    expect(text).toContain("Expected by then: $3.10\nBetween: $2.50 – $4.00\nExpected to be reached: Nov 27, 2026");
    expect(event.type).toBe("alert.pace");
  });

  test("says what is usual", () => {
    const { text, event } = alert({ ...RULE, type: "ANOMALY", details: { usual: "0.2" }, limit: null });
    expect(text).toContain("Used: $1.60\nUsual: $0.20");
    expect(event.type).toBe("alert.anomaly");
  });

  test("says of an anomaly on which day it was, in which hour and what explains it, and nothing of requests that came late", () => {
    const details = { usual: "0.2", hour: "2026-11-27T01:00:00.000Z", contributors: "gemini-2.5-pro, summary" };
    const said = alert({ ...RULE, type: "ANOMALY", details, limit: null, period: null, isLate: true });
    const text = said.text.replaceAll("\u202f", " ");
    expect(text).toContain("Period: Nov 27, 2026\nHour that begins: Nov 27, 2026, 10:00 AM (Asia/Seoul)");
    expect(text).toContain("Explained most by: gemini-2.5-pro, summary");
    expect(text).not.toContain("reported late");
  });

  test.each([
    [Language.EN, "Requests of sparrow-7F3K arrive again.", "requests again: sparrow-7F3K"],
    [Language.KO, "참새-7F3K에서 요청이 다시 들어옵니다.", "요청 재개: 참새-7F3K"],
  ])("says that requests arrive again: %s", (language, sentence, title) => {
    const nothing = { meter: null, limit: null, used: null, usedPercent: null, period: null };
    const group = { ...GROUP, ...RULE, ...nothing, type: "NO_DATA" as const };
    const { subject, text } = say(told(group), language, DeliveryKind.RECOVERY);
    expect(subject).toBe(`[Tokenledger] ${title}`);
    expect(text).toContain(sentence);
  });

  test("says since when there was nothing", () => {
    const nothing = { meter: null, limit: null, used: null, usedPercent: null, period: null };
    const details = { lastRequestAt: "2026-11-27T01:00:00.000Z" };
    const { text, event } = alert({ ...RULE, ...nothing, type: "NO_DATA", details }, Language.KO);
    expect(text).toContain(
      "참새-7F3K에서 들어온 요청이 없습니다.\n\n마지막 요청: 2026. 11. 27. 오전 10:00 (Asia/Seoul)",
    );
    expect(event.type).toBe("alert.no_data");
  });
});

describe("a message about archives", () => {
  const nothing = { meter: null, limit: null, used: null, usedPercent: null, period: null, subject: null, levels: [0] };
  const details = { months: "2026-07, 2026-08", reason: "There is no room left." };
  const group = { ...GROUP, ...nothing, type: "ARCHIVE" as const, details };

  test.each([
    [
      Language.EN,
      "archives need somebody",
      "Requests could not be archived, or an archive is not as it was written. No total changed.\n\nMonths: 2026-07, 2026-08\nReason: There is no room left.\nFound: ",
    ],
    [
      Language.KO,
      "아카이브 확인 필요",
      "요청을 아카이브하지 못했거나 아카이브 파일이 기록과 다릅니다. 합계에는 영향이 없습니다.\n\n대상 월: 2026-07, 2026-08\n원인: There is no room left.\n확인 시각: ",
    ],
  ])("says which months, why, and that no total changed: %s", (language, happened, begin) => {
    const { subject, text, event } = say(told(group), language);
    expect(subject).toBe(`[Tokenledger] ${happened}: 2026-07, 2026-08`);
    expect(text.startsWith(begin)).toBe(true);
    expect(event).toMatchObject({ type: "alert.archive", data: { meter: null, details } });
  });

  test("says that all are in order again", () => {
    const { subject, text } = say(told(group), Language.EN, DeliveryKind.RECOVERY);
    expect(subject).toBe("[Tokenledger] archives in order again: 2026-07, 2026-08");
    expect(text).toContain("All archives are in order again.");
  });
});

describe("names that others chose", () => {
  const EVIL = `<img src=x onerror=alert(1)>"'&\r\nBcc: jun@example.com\u2028X\u202e`;

  test.each(Object.values(Language))("are escaped in HTML and stay on one line: %s", (language) => {
    const group = { ...GROUP, subject: { key: "1", label: EVIL }, threshold: { ...GROUP.threshold, name: EVIL } };
    for (const content of [told(group), told(group, group)]) {
      const { html, subject, text } = say(content, language);
      expect(html).not.toMatch(/<img|onerror=alert\(1\)>/);
      expect(html).toContain("&#60;img src=x onerror=alert(1)&#62;&#34;&#39;&#38;");
      expect(subject).not.toMatch(/[\r\n\u2028\u202e]/);
      expect(text).not.toContain("\u202e");
      expect(text).not.toMatch(/^Bcc:/m);
    }
  });

  test("are cut in the subject, not in the message", () => {
    const label = "x".repeat(300);
    const { subject, text } = alert({ subject: { key: "1", label } });
    expect(subject).toMatch(/reached: x{80}…$/);
    expect(text).toContain(label);
  });
});

describe("a digest", () => {
  const many = Array.from({ length: 50 }, (_, at) => ({ ...GROUP, alertIds: [String(at + 100)] }));
  const digest = (language = Language.EN) =>
    say({ groups: many, total: 1_000, until: "2026-11-27T23:00:00.000Z" }, language, DeliveryKind.DIGEST);

  test("lists what it has room for, each with its link, and counts all", () => {
    const { subject, text, html, link } = digest();
    expect(subject).toBe("[Tokenledger] 1,000 alerts");
    expect(text.match(/^- sparrow-7F3K: 80 % of \$2\.00 a day reached · \$1\.60 \(80 %\)$/gm)).toHaveLength(50);
    expect(text).toContain("and 950 more");
    expect(html).toContain('<a href="https://tokens.example/alerts/149">');
    expect(link).toBe("https://tokens.example/alerts");
    expect(digest(Language.KO).text).toContain("그 밖에 950건");
  });

  test("is of the moment until which it gathered", () => {
    expect(digest().createdAt).toEqual(new Date("2026-11-27T23:00:00Z"));
  });

  test("of one alert is the message about that", () => {
    const one = { groups: [GROUP], total: 1, until: "2026-11-27T23:00:00.000Z" };
    expect(say(one, Language.EN, DeliveryKind.DIGEST).subject).toBe(alert().subject);
  });

  describe("of what recovered", () => {
    const recovered = { ...GROUP, kind: DeliveryKind.RECOVERY as const };
    const gathered = (...groups: readonly GatheredGroup[]) =>
      say({ groups, total: groups.length, until: "2026-11-27T23:00:00.000Z" }, Language.EN, DeliveryKind.DIGEST);

    test("is the message about that where it is the only one", () => {
      const { subject, text, event } = gathered(recovered);
      expect([subject, text, event]).toEqual(
        [say(told(GROUP), Language.EN, DeliveryKind.RECOVERY)].flatMap((one) => [one.subject, one.text, one.event]),
      );
    });

    test("says so beside what crossed, and of webhooks in its type", () => {
      const { text, event } = gathered({ ...GROUP, kind: DeliveryKind.ALERT }, { ...recovered, isAtLeast: true });
      expect(text).toContain("- sparrow-7F3K: 80 % of $2.00 a day reached · $1.60 (80 %)");
      expect(text).toMatch(/^- sparrow-7F3K: below 80 % of \$2\.00 a day again · at least \$1\.60 \(80 %\)$/m);
      expect(text).toContain("not known");
      expect(event.data).toMatchObject({ listed: [{ type: "alert.crossed" }, { type: "alert.recovered" }] });
    });
  });

  test("is told to webhooks with the count and the list", () => {
    const { type, data } = digest().event;
    expect(type).toBe("alert.digest");
    expect(data).toMatchObject({ count: 1_000, listed: { length: 50 } });
  });
});

test("a recovery says that usage was corrected, below what it is, and how much is used now", () => {
  const now = told({ ...GROUP, used: "1.59", usedPercent: "79" });
  const { subject, text, event } = say(now, Language.EN, DeliveryKind.RECOVERY);
  expect(subject).toBe("[Tokenledger] below 80 % of $2.00 a day again: sparrow-7F3K");
  expect(text).toMatch(/^Usage of sparrow-7F3K was corrected and is below 80 % of \$2\.00 a day again\./);
  expect(text).toMatch(/^Used now: \$1\.59 \(79.%\)$/m);
  expect(event.type).toBe("alert.recovered");
  expect(event.data).toMatchObject({ used: "1.59", usedPercent: "79" });
  expect(say(now, Language.KO, DeliveryKind.RECOVERY).text).toMatch(
    /^참새-7F3K의 사용량이 정정되어 다시 하루 \$2\.00의 80% 아래로 내려갔습니다\./,
  );
});

test("webhooks get exact amounts, the period with its zone, and nothing that is not documented", () => {
  expect(alert().event).toEqual({
    type: "alert.crossed",
    data: {
      alerts: [
        { id: "6", level: 50 },
        { id: "7", level: 80 },
      ],
      level: 80,
      threshold: { id: "3", name: null, scope: "EACH_USER" },
      subject: { key: "41", label: "sparrow-7F3K" },
      meter: "COST",
      limit: "2",
      used: "1.6",
      usedPercent: "80",
      isAtLeast: false,
      isLate: false,
      period: {
        kind: "DAY",
        start: "2026-11-27",
        end: "2026-11-28",
        timezone: "Asia/Seoul",
        resetsAt: "2026-11-27T15:00:00.000Z",
      },
      crossedAt: "2026-11-27T05:02:00.000Z",
      details: {},
      url: "https://tokens.example/alerts/7",
    },
  });
});

test("Slack gets the subject, the figures and the link", () => {
  const { blocks } = JSON.parse(slackBody(alert())) as { blocks: { text: { text: string } }[] };
  expect(blocks.map(({ text }) => text.text.split("\n")[0])).toEqual([
    "[Tokenledger] 80 % of $2.00 a day reached: sparrow-7F3K",
    "Usage of sparrow-7F3K has reached 80 % of $2.00 a day.",
    "<https://tokens.example/alerts/7>",
  ]);
});

test("what brings its message along is sent as it is", () => {
  const message = { subject: "s", text: "t", html: "<p>t</p>", link: null, event: { type: "report", data: {} } };
  expect(say({ message }, Language.EN, DeliveryKind.REPORT)).toEqual({ id: ID, createdAt: CREATED, ...message });
});
