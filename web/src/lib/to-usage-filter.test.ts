import { describe, expect, test } from "vitest";
import { parseQueryString } from "./query-string";
import { toNarrow, toUsageFilter } from "./to-usage-filter";
import { parseUrlState } from "./url-state";

const filterOf = (query: string) => toUsageFilter(parseUrlState(parseQueryString(query)).state);

describe("toUsageFilter", () => {
  test.each([
    { name: "the default view asks for thirty days and nothing else", query: "", filter: { range: { preset: "30d" } } },
    {
      name: "fixed dates go out as people read them",
      query: "?range=2026-11-01..2026-11-23",
      filter: { range: { preset: "2026-11-01..2026-11-23" } },
    },
    { name: "a zone only when overridden", query: "?tz=UTC", filter: { range: { preset: "30d" }, timezone: "UTC" } },
    {
      name: "included and excluded values",
      query: "?model=a,!b",
      filter: { range: { preset: "30d" }, models: ["a"], excludeModels: ["b"] },
    },
    {
      name: "statuses by their names in the schema",
      query: "?status=error,!cancelled",
      filter: { range: { preset: "30d" }, statuses: ["ERROR"], excludeStatuses: ["CANCELLED"] },
    },
    {
      name: "a status that does not exist is not asked for, whatever JavaScript knows under that name",
      query: "?status=constructor,error",
      filter: { range: { preset: "30d" }, statuses: ["ERROR"] },
    },
    {
      name: "every dimension has its list",
      query: "?provider=google&feature=tag&op=chat&user=7&project=2&key=5,!0",
      filter: {
        range: { preset: "30d" },
        providers: ["google"],
        features: ["tag"],
        operations: ["chat"],
        userIds: ["7"],
        projectIds: ["2"],
        apiKeyIds: ["5"],
        excludeApiKeyIds: ["0"],
      },
    },
  ])("$name", ({ query, filter }) => {
    expect(filterOf(query)).toEqual(filter);
  });
});

test("a list is narrowed by what the address says, and by nothing else", () => {
  const narrowOf = (query: string) => toNarrow(parseUrlState(parseQueryString(query)).state);
  expect(narrowOf("?model=a")).toBeNull();
  expect(narrowOf("?min=0.5&note=n1&tout=0&q=%20req-7%20")).toEqual({
    minCost: "0.5",
    noteIds: ["n1"],
    maxOutputTokens: 0,
    search: "req-7",
  });
});
