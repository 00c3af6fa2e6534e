import { describe, expect, test } from "vitest";
import { createFormat, isTimeZone, localDate, localDateTime } from "./format";

const ko = createFormat("ko", "Asia/Seoul");
const en = createFormat("en", "Asia/Seoul");

const WON = { currency: "KRW", perUsd: "1391.7", validOn: "2026-11-23", source: "bank" };

describe("money", () => {
  test.each([
    { name: "cards have whole cents", amount: "812.4", card: "$812.40", row: "$812.40" },
    { name: "thousands are grouped and keep two decimals", amount: "1234.5", card: "$1,234.50", row: "$1,234.50" },
    {
      name: "below a cent a card and a row spell an amount alike",
      amount: "0.000123",
      card: "$0.000123",
      row: "$0.000123",
    },
    {
      name: "rows below a cent have three significant digits",
      amount: "0.00012345",
      card: "$0.000123",
      row: "$0.000123",
    },
    { name: "a zero among the three digits stays", amount: "0.0018", card: "$0.00180", row: "$0.00180" },
    { name: "at most nine decimals", amount: "0.0000000123", card: "$0.000000012", row: "$0.000000012" },
    {
      name: "less than the last decimal is not zero",
      amount: "0.0000000001",
      card: "<$0.000000001",
      row: "<$0.000000001",
    },
    { name: "below a dollar both have four decimals", amount: "0.0123", card: "$0.0123", row: "$0.0123" },
    { name: "nothing is a plain zero", amount: "0", card: "$0.00", row: "$0" },
  ])("$name", ({ amount, card, row }) => {
    for (const format of [ko, en]) {
      expect(format.moneyCard(amount)).toBe(card);
      expect(format.moneyRow(amount)).toBe(row);
    }
  });

  test("what finds no room is told briefly, and never as more than it is", () => {
    expect(en.moneyBrief("123456789012.34")).toBe("$123.4B");
    expect(ko.moneyBrief("99999.99")).toBe("$99.99K");
    expect(createFormat("ko", "Asia/Seoul", { ...WON, perUsd: "1000" }).moneyBrief("3319877.664")).toBe("₩3.319B");
  });

  test("a large sum keeps the digits that a float would lose", () => {
    expect(en.moneyExact("90071992547409.930000000001")).toBe("$90,071,992,547,409.930000000001");
  });

  test("text that is no number is refused rather than shown as NaN", () => {
    expect(() => en.moneyCard("12,50")).toThrow(RangeError);
  });
});

describe("money in another currency", () => {
  const euro = { ...WON, currency: "EUR", perUsd: "0.92" };

  test.each([
    { name: "a card of won has no decimals", amount: "812.4", card: "₩1,130,617", row: "₩1,130,617" },
    { name: "less than one won is not zero", amount: "0.000123", card: "₩0.1712", row: "₩0.1712" },
    { name: "rows below a won keep three digits", amount: "0.000001", card: "₩0.00139", row: "₩0.00139" },
    { name: "a few won have two decimals", amount: "0.0123", card: "₩17.12", row: "₩17.12" },
    { name: "nothing is a plain zero", amount: "0", card: "₩0", row: "₩0" },
  ])("$name", ({ amount, card, row }) => {
    for (const language of ["ko", "en"] as const) {
      const format = createFormat(language, "Asia/Seoul", WON);
      expect(format.moneyCard(amount)).toBe(card);
      expect(format.moneyRow(amount)).toBe(row);
    }
  });

  test("a currency with cents keeps them", () => {
    expect(createFormat("en", "Asia/Seoul", euro).moneyCard("812.4")).toBe("€747.41");
  });

  test("another dollar never looks like that of the United States", () => {
    expect(createFormat("en", "Asia/Seoul", { ...WON, currency: "CAD", perUsd: "1.4" }).moneyCard("1")).toBe("CA$1.40");
  });

  test("the exact amount and what a provider asks stay in USD", () => {
    const format = createFormat("ko", "Asia/Seoul", WON);
    expect(format.moneyExact("0.000000000001")).toBe("$0.000000000001");
    expect(format.usdRate("2.5")).toBe("$2.50");
    expect(format.usdRate("0.075")).toBe("$0.075");
  });

  test("axes are as long as their numbers say", () => {
    const format = createFormat("en", "Asia/Seoul", WON);
    expect(format.moneyPixels("1000")).toBe(1_391_700);
    expect(format.moneyAxis(1_400_000)).toBe("₩1.4M");
  });

  test("fractions on an axis have cents, without the noise of a float", () => {
    expect([0, 0.05, 0.1, 0.15000000000000002, 2].map(en.moneyAxis)).toEqual(["$0", "$0.05", "$0.10", "$0.15", "$2"]);
    expect(en.moneyAxis(0.005)).toBe("$0.005");
  });
});

describe("counts", () => {
  test.each([
    { name: "compact is K, M, B in both languages", count: "1234567", compact: "1.2M", exact: "1,234,567" },
    { name: "small counts stay whole", count: "999", compact: "999", exact: "999" },
    {
      name: "beyond 2^53 no digit is lost",
      count: "9007199254740993",
      compact: "9007.2T",
      exact: "9,007,199,254,740,993",
    },
  ])("$name", ({ count, compact, exact }) => {
    for (const format of [ko, en]) {
      expect(format.compact(count)).toBe(compact);
      expect(format.exact(count)).toBe(exact);
    }
  });

  test.each([
    { bytes: 0, shown: "0 byte" },
    { bytes: 999, shown: "999 byte" },
    { bytes: 1_000, shown: "1 kB" },
    { bytes: "404123456", shown: "404 MB" },
    { bytes: 1_234_000_000, shown: "1.23 GB" },
    { bytes: 5e15, shown: "5,000 TB" },
  ])("$bytes bytes on a disk are $shown", ({ bytes, shown }) => {
    expect(en.bytes(bytes)).toBe(shown);
  });

  test("a share of nearly everything is not shown as everything", () => {
    expect(en.percent(0.99999)).toBe("99.9%");
    expect(en.percent(1)).toBe("100%");
  });

  test("shares of a column all have a tenth", () => {
    expect([0.02, 0.082, 1, 0.00001].map(en.percentAligned)).toEqual(["2.0%", "8.2%", "100.0%", "<0.1%"]);
  });
});

describe("delta", () => {
  test.each([
    { name: "a rise", current: "112.3", previous: "100", ko: "▲ 12.3%", en: "▲ 12.3%", direction: "up" },
    { name: "a fall", current: 50, previous: 100, ko: "▼ 50%", en: "▼ 50%", direction: "down" },
    { name: "no change", current: 100, previous: 100, ko: "0%", en: "0%", direction: "flat" },
    { name: "a base of zero has no percentage", current: 5, previous: 0, ko: "신규", en: "new", direction: "new" },
    { name: "zero after zero is no news", current: 0, previous: 0, ko: "0%", en: "0%", direction: "flat" },
    { name: "beyond 999 % a factor", current: 1120, previous: 100, ko: "▲ ×11.2", en: "▲ ×11.2", direction: "up" },
  ])("$name", ({ current, previous, direction, ...text }) => {
    expect(ko.delta(current, previous)).toEqual({ text: text.ko, direction });
    expect(en.delta(current, previous)).toEqual({ text: text.en, direction });
  });
});

describe("time", () => {
  test("days of the week are numbered from Monday on", () => {
    expect([1, 7].map((number) => en.weekday(number))).toEqual(["Monday", "Sunday"]);
    expect(ko.weekday(1)).toBe("월요일");
    expect([en.shortWeekday(7), ko.shortWeekday(7)]).toEqual(["Sun", "일"]);
  });

  test("an hour is one of a clock of 24", () => {
    expect([en.hour(0), en.hour(14), ko.hour(4)]).toEqual(["00", "14", "04시"]);
  });

  const at = "2026-11-23T01:05:09Z";
  test.each([
    { name: "date", ko: ko.date(at), en: en.date(at), expected: ["11월 23일 (월)", "Mon, Nov 23"] },
    {
      name: "date and time, 24 hours",
      ko: ko.dateTime(at),
      en: en.dateTime(at),
      expected: ["2026. 11. 23. 10:05:09", "Nov 23, 2026, 10:05:09"],
    },
    {
      name: "range ends before its exclusive end",
      ko: ko.range("2026-10-31T15:00Z", "2026-11-23T15:00Z"),
      en: en.range("2026-10-31T15:00Z", "2026-11-23T15:00Z"),
      expected: ["2026. 11. 1. ~ 2026. 11. 23.", "Nov 1 – 23, 2026"],
    },
    { name: "short duration", ko: ko.duration(820), en: en.duration(820), expected: ["820ms", "820 ms"] },
    { name: "tenths of seconds", ko: ko.duration(7100), en: en.duration(7100), expected: ["7.10초", "7.10 s"] },
    { name: "whole seconds", ko: ko.duration(10_000), en: en.duration(10_000), expected: ["10초", "10 s"] },
    { name: "seconds", ko: ko.duration(1240), en: en.duration(1240), expected: ["1.24초", "1.24 s"] },
    {
      name: "day bucket",
      ko: ko.bucket("2026-11-23", "day"),
      en: en.bucket("2026-11-23", "day"),
      expected: ["11월 23일 (월)", "Mon, Nov 23"],
    },
    {
      name: "hour bucket",
      ko: ko.bucket("2026-11-23T14:00", "hour"),
      en: en.bucket("2026-11-23T14:00", "hour"),
      expected: ["11월 23일 14:00", "Nov 23, 14:00"],
    },
    {
      name: "week bucket",
      ko: ko.bucket("2026-11-23", "week"),
      en: en.bucket("2026-11-23", "week"),
      expected: ["11월 23일~29일", "Nov 23 – 29"],
    },
    {
      name: "month bucket",
      ko: ko.bucket("2026-11-01", "month"),
      en: en.bucket("2026-11-01", "month"),
      expected: ["2026년 11월", "November 2026"],
    },
    {
      name: "relative",
      ko: ko.relative(at, Date.parse(at) + 200_000),
      en: en.relative(at, Date.parse(at) + 200_000),
      expected: ["3분 전", "3 min. ago"],
    },
    { name: "offset", ko: ko.offset(Date.parse(at)), en: en.offset(Date.parse(at)), expected: ["GMT+9", "GMT+9"] },
  ])("$name", ({ ko: korean, en: english, expected }) => {
    // ICU separates with thin and narrow spaces, which differ between its versions.
    expect([korean, english].map((text) => text.replace(/[\u2009\u202f\u00a0]/g, " "))).toEqual(expected);
  });

  test("midnight is hour 00 of the new day", () => {
    expect(localDateTime(Date.parse("2026-11-22T15:00Z"), "Asia/Seoul")).toBe("2026-11-23T00:00");
    expect(localDate(Date.parse("2026-11-23T01:05Z"), "America/New_York")).toBe("2026-11-22");
  });

  test("only zones of the database are zones", () => {
    expect(isTimeZone("Asia/Kathmandu")).toBe(true);
    expect(isTimeZone("Asia/Atlantis")).toBe(false);
  });
});
