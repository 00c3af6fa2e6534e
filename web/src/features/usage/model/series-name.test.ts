import { describe, expect, test } from "vitest";
import type { UsageDimension } from "../../../lib/graphql/graphql";
import { seriesName } from "./series-name";

const said = (line: { key: string; memberCount: number | null }, groupBy: UsageDimension): string =>
  seriesName(
    { ...line, label: line.key },
    { groupBy, meter: "TOKENS", language: "en", t: (key, values) => `${key} ${JSON.stringify(values ?? {})}` },
  );

describe("seriesName", () => {
  test.each(["OTHER", "TOTAL"])("a feature called %s keeps its name", (key) => {
    expect(said({ key, memberCount: null }, "FEATURE")).toBe(key);
  });

  test("all other features together say how many they are", () => {
    expect(said({ key: "OTHER", memberCount: 7 }, "FEATURE")).toBe('usage.series.other {"count":7}');
  });

  test("what is not grouped has the name of its meter", () => {
    expect(said({ key: "TOTAL", memberCount: null }, "NONE")).toBe("usage.meterOf.TOKENS {}");
  });
});
