import { describe, expect, test } from "vitest";
import { DeliveryKind } from "../../src/alerts/deliveries/delivery-words.js";
import { Language } from "../../src/core/language.js";
import { GROUP, told } from "./sample-group.js";
import { say, sayAlert } from "./say-message.js";

describe("a message of a rule", () => {
  const RULE = { levels: [0], alertIds: ["9"] };

  test("says what is expected, and between what", () => {
    const details = { point: "3.1", low: "2.5", high: "4", crossesAt: "2026-11-27T11:00:00.000Z" };
    const { subject, text, event } = sayAlert({ ...RULE, type: "PACE", details });
    expect(subject).toBe("[Tokenledger] on pace to reach $2.00 a day: sparrow-7F3K");
    expect(text).toContain("Expected by then: $3.10\nBetween: $2.50 – $4.00\nExpected to be reached: Nov 27, 2026");
    expect(event.type).toBe("alert.pace");
  });

  test("says what is usual", () => {
    const { text, event } = sayAlert({ ...RULE, type: "ANOMALY", details: { usual: "0.2" }, limit: null });
    expect(text).toContain("Used: $1.60\nUsual: $0.20");
    expect(event.type).toBe("alert.anomaly");
  });

  test("says of an anomaly on which day it was, in which hour and what explains it, and nothing of requests that came late", () => {
    const details = { usual: "0.2", hour: "2026-11-27T01:00:00.000Z", contributors: "gemini-2.5-pro, summary" };
    const said = sayAlert({ ...RULE, type: "ANOMALY", details, limit: null, period: null, isLate: true });
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
    const { text, event } = sayAlert({ ...RULE, ...nothing, type: "NO_DATA", details }, Language.KO);
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
