import { describe, expect, test } from "vitest";
import { draftOf, readSettings, type GeneralSettings } from "./settings-draft";

const settings: GeneralSettings = {
  organisationName: "Acme",
  reportingTimezone: "Asia/Seoul",
  weekStart: 1,
  defaultLanguage: "KO",
  minimumGroupSize: 5,
};
const draft = draftOf(settings);

describe("readSettings", () => {
  test("nothing changed is nothing to save", () => {
    expect(readSettings(draft, settings)).toEqual({ changes: [], problems: new Map(), input: null });
  });

  test("only what changed is sent, and told from what to what", () => {
    const { changes, input } = readSettings({ ...draft, reportingTimezone: "UTC", minimumGroupSize: "7" }, settings);
    expect(input).toEqual({ reportingTimezone: "UTC", minimumGroupSize: 7 });
    expect(changes).toEqual([
      { name: "reportingTimezone", before: "Asia/Seoul", after: "UTC" },
      { name: "minimumGroupSize", before: "5", after: "7" },
    ]);
  });

  test("a space after a name changes nothing", () => {
    expect(readSettings({ ...draft, organisationName: "Acme " }, settings).input).toBeNull();
  });

  test("a name can be taken away", () => {
    expect(readSettings({ ...draft, organisationName: "" }, settings).input).toEqual({ organisationName: "" });
  });

  test.each(["1", "51", "2.5", "", "five"])("a group of %j is none, and nothing is sent", (minimumGroupSize) => {
    const { problems, input } = readSettings({ ...draft, minimumGroupSize, weekStart: 7 }, settings);
    expect([...problems]).toEqual([["minimumGroupSize", "noGroupSize"]]);
    expect(input).toBeNull();
  });

  test("a name of 101 characters is too long", () => {
    const { problems } = readSettings({ ...draft, organisationName: "x".repeat(101) }, settings);
    expect([...problems]).toEqual([["organisationName", "longName"]]);
  });
});
