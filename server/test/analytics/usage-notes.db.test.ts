import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { UsageFilterRequest } from "../../src/analytics/question.js";
import { usageNotes } from "../../src/analytics/usage-notes.query.js";
import { type Ask, openQuestions } from "./asking.js";
import { plantUsage } from "./planted-usage.js";

const USER: UsageFilterRequest = { range: { preset: "2026-11-20..2026-11-23" }, timezone: "UTC", userIds: ["1"] };
const at = "2026-11-21T10:00:00Z";

let question: Ask;
let close: () => Promise<void>;

beforeAll(async () => {
  const opened = await openQuestions();
  ({ question, close } = opened);
  await plantUsage(opened.em, [
    { at, noteId: "dear", cost: 5_000_000_000 },
    { at: "2026-11-22T10:00:00Z", noteId: "dear", feature: "tag", cost: 1_000_000_000 },
    { at, noteId: "dear", feature: "tag", cost: null },
    { at, noteId: "often", cost: 1_000_000_000 },
    { at, noteId: "often", cost: 1_000_000_000 },
    { at, noteId: "unpriced", cost: null },
    { at, noteId: "dear", userId: 2, cost: 9_000_000_000 },
    { at, noteId: null, cost: 9_000_000_000 },
    { at: "2026-11-19T10:00:00Z", noteId: "before", cost: 9_000_000_000 },
  ]);
});

afterAll(() => close());

const notes = (filter: Partial<UsageFilterRequest> = {}, first = 20) =>
  question({ ...USER, ...filter }, (asked) => usageNotes(asked, first));

describe("notes of an app user", () => {
  test("are told dearest first, with what each feature did and when the last request was", async () => {
    const [dear, often, unpriced, ...others] = await notes();
    expect(dear).toMatchObject({
      noteId: "dear",
      requests: 3,
      cost: "0.006",
      coverage: { requests: 3, pricedRequests: 2, unpricedRequests: 1, reportedRequests: 3 },
      byFeature: [
        { feature: "summary", requests: 1, cost: "0.005" },
        { feature: "tag", requests: 2, cost: "0.001" },
      ],
      lastAt: new Date("2026-11-22T10:00:00Z"),
    });
    expect(often).toMatchObject({ noteId: "often", requests: 2, cost: "0.002" });
    expect(unpriced).toMatchObject({ noteId: "unpriced", cost: "0", coverage: { pricedShare: 0 } });
    expect(others).toEqual([]);
  });

  test("are as many as asked for, and of what the filter selects", async () => {
    expect((await notes({}, 1)).map(({ noteId }) => noteId)).toEqual(["dear"]);
    const tagged = await notes({ features: ["tag"] });
    expect(tagged.map(({ noteId, cost, requests }) => ({ noteId, cost, requests }))).toEqual([
      { noteId: "dear", cost: "0.001", requests: 2 },
    ]);
  });

  test.each([{ userIds: null }, { userIds: [] }, { userIds: ["0"] }, { userIds: ["1", "2"] }])(
    "are not told of $userIds",
    async ({ userIds }) => {
      await expect(notes({ userIds })).rejects.toMatchObject({ code: "BAD_INPUT", field: "userIds" });
    },
  );

  test.each([0, 101])("are not told %i at a time", async (first) => {
    await expect(notes({}, first)).rejects.toMatchObject({ code: "BAD_INPUT", field: "first" });
  });
});
