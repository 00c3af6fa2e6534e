import { describe, expect, test } from "vitest";
import { slackBody } from "../../src/alerts/channels/senders/slack-body.js";
import { DeliveryKind } from "../../src/alerts/deliveries/delivery-words.js";
import type { GatheredGroup } from "../../src/alerts/deliveries/telling/told-group.js";
import { Meter } from "../../src/analytics/domain/question-words.js";
import { Language } from "../../src/core/language.js";
import { ThresholdPeriod, ThresholdScope } from "../../src/thresholds/domain/threshold-words.js";
import { GROUP, told } from "./sample-group.js";
import { CREATED, ID, say, sayAlert } from "./say-message.js";

describe("a message about a crossing", () => {
  test("says in English what was reached, by whom, how much, and until when it counts", () => {
    const { subject, text, link, id } = sayAlert();
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
    const { subject, text } = sayAlert({}, Language.KO);
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
      sayAlert({ threshold: { ...GROUP.threshold, scope } }, language);
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
    expect(sayAlert(change).subject).toBe(`[Tokenledger] 80 % of ${en} reached: sparrow-7F3K`);
    expect(sayAlert(change, Language.KO).subject).toBe(`[Tokenledger] ${ko}의 80% 도달: 참새-7F3K`);
  });

  test("about everybody names the threshold, or nobody", () => {
    const named = { ...GROUP.threshold, name: "Team budget" };
    expect(sayAlert({ subject: null }).subject).toMatch(/reached: everybody$/);
    expect(sayAlert({ subject: null, threshold: named }).subject).toMatch(/reached: Team budget$/);
    expect(sayAlert({ subject: null }).text).toMatch(/^Usage in all has reached 80 % of/);
    expect(sayAlert({ subject: null }, Language.KO).text).toMatch(/^전체 사용량이 하루 \$2\.00의 80%에 도달했습니다\./);
  });

  test("says at least where something is not known, and that a period was over", () => {
    expect(sayAlert({ isAtLeast: true }).text).toContain("Used: at least $1.60 (80 %)");
    expect(sayAlert({ isAtLeast: true }, Language.KO).text).toContain("사용량: 최소 $1.60 (80%)");
    expect(sayAlert({ isLate: true }).text).toContain("The period was over when this was found");
    expect(sayAlert({ isLate: true }).text).not.toContain("Counts from nothing again");
    expect(sayAlert().text).not.toMatch(/at least|was over/);
  });

  test.each(["sparrow-7F3K", "김민지", "요약", "gemini-2.5-flash", "gpt-4o", "서울", "notes!"])(
    "puts nothing behind the name %s that depends on how it is pronounced",
    (label) => {
      const threshold = { ...GROUP.threshold, scope: ThresholdScope.PROJECT };
      const { text, subject } = sayAlert({ threshold, subject: { key: "1", label } }, Language.KO);
      expect(text).toContain(`${label}의 사용량이`);
      expect(`${subject}\n${text}`).not.toMatch(/\((?:으|이|은|을|와|과)\)|[가이]\(가\)|을\(를\)|은\(는\)/);
    },
  );
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
    const { subject, text } = sayAlert({ subject: { key: "1", label } });
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
    expect(say(one, Language.EN, DeliveryKind.DIGEST).subject).toBe(sayAlert().subject);
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
  expect(sayAlert().event).toEqual({
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
  const { blocks } = JSON.parse(slackBody(sayAlert())) as { blocks: { text: { text: string } }[] };
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
