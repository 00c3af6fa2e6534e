import { expect, test } from "vitest";
import { NO_FILTERS, withValues } from "../../../lib/filters";
import { evidenceSearch } from "./evidence-search";

const RANGE = { from: "2026-10-31T15:00:00.000Z", to: "2026-11-30T15:00:00.000Z", timezone: "Asia/Seoul" };
const REPORT = { range: RANGE, checkedAt: "2026-11-27T03:00:00.000Z" };
const PAGE = { range: "mtd", tz: null, filters: NO_FILTERS };
const EVIDENCE = {
  range: { ...RANGE, to: "2026-11-27T02:59:58.000Z" },
  projectIds: ["1"],
  models: [],
  features: ["summary"],
  userIds: [],
  keyIds: [],
  statuses: ["OK" as const],
  noteIds: [],
  fingerprints: [],
  minAttempt: null,
  minInputTokens: null,
  maxOutputTokens: null,
  minTokens: null,
};

test("the requests of a range that still runs are asked for by its name", () => {
  expect(evidenceSearch(EVIDENCE, PAGE, REPORT)).toEqual({
    range: "mtd",
    feature: "summary",
    project: "1",
    status: "ok",
  });
});

test("where only the newest requests were read, the link begins there", () => {
  const newest = { ...EVIDENCE, range: { ...EVIDENCE.range, from: "2026-11-20T15:00:00.000Z" } };
  expect(evidenceSearch(newest, PAGE, REPORT)["range"]).toBe("2026-11-21T00:00..2026-11-27T12:00");
});

test("what the page leaves out stays left out, and what it asks for is narrowed", () => {
  const filters = withValues(NO_FILTERS, "feature", { is: ["summary", "tag"], not: [] });
  const excluding = withValues(filters, "model", { is: [], not: ["gpt-4o"] });
  const search = evidenceSearch(EVIDENCE, { ...PAGE, filters: excluding }, REPORT);
  expect(search["feature"]).toBe("summary");
  expect(search["model"]).toBe("!gpt-4o");
});

test("single requests are told apart by notes, fingerprints, attempts and sizes", () => {
  const narrow = {
    ...EVIDENCE,
    noteIds: ["n,1", "n2"],
    fingerprints: ["abc"],
    minAttempt: 2,
    minTokens: 9000,
    minInputTokens: 7600,
    maxOutputTokens: 10,
  };
  expect(evidenceSearch(narrow, PAGE, REPORT)).toMatchObject({
    note: "n%2C1,n2",
    fp: "abc",
    attempt: "2",
    tokens: "9000",
    tin: "7600",
    tout: "10",
  });
});
