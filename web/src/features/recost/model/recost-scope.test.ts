import { describe, expect, test } from "vitest";
import { parseQueryString } from "../../../lib/query-string";
import { parseUrlState } from "../../../lib/url-state";
import { isPrefilled, toRecostScope } from "./recost-scope";

const scopeOf = (query: string) => toRecostScope(parseUrlState(parseQueryString(query)).state);

describe("toRecostScope", () => {
  test.each([
    {
      name: "the default is 30 days of everything",
      query: "",
      scope: { range: { preset: "30d" }, unpricedOnly: false },
    },
    {
      name: "a link from the models without a price is read whole",
      query: "?range=2026-11-01..2026-11-23&tz=UTC&model=b,a&provider=google&project=3&unpricedOnly=1",
      scope: {
        range: { preset: "2026-11-01..2026-11-23" },
        timezone: "UTC",
        projectIds: ["3"],
        providers: ["google"],
        models: ["a", "b"],
        unpricedOnly: true,
      },
    },
    {
      name: "filters that prices do not know are no part of it",
      query: "?feature=summary&user=7&model=!a",
      scope: { range: { preset: "30d" }, unpricedOnly: false },
    },
  ])("$name", ({ query, scope }) => {
    expect(scopeOf(query)).toEqual(scope);
  });
});

test.each([
  { query: "", prefilled: false },
  { query: "?range=90d", prefilled: false },
  { query: "?model=a", prefilled: true },
  { query: "?provider=google", prefilled: true },
  { query: "?unpricedOnly=1", prefilled: true },
])("'$query' has asked the question already: $prefilled", ({ query, prefilled }) => {
  expect(isPrefilled(scopeOf(query))).toBe(prefilled);
});
