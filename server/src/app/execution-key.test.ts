import { parse } from "graphql";
import { describe, expect, test } from "vitest";
import { executionKey } from "./execution-key.js";

interface Asked {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

const BY_VARIABLES = `subscription Follow($filter: UsageFilterInput!, $since: String) {
  usageRecorded(filter: $filter, since: $since) { requests }
}`;
const FILTER = { range: { preset: "today" } };
const base: Asked = { query: BY_VARIABLES, variables: { filter: FILTER, since: "a:1" } };

function keyOf({ query, variables, operationName }: Asked): string {
  const document = parse(query);
  return executionKey({
    document,
    variableValues: variables ?? null,
    operationName: operationName ?? null,
  });
}

function inline(since: string): string {
  return `subscription { usageRecorded(filter: { range: { preset: "today" } }${since}) { requests } }`;
}

describe("what may share an execution", () => {
  test.each<{ name: string; one: Asked; other: Asked }>([
    {
      name: "where it resumes, by variable",
      one: base,
      other: { ...base, variables: { filter: FILTER, since: "b:2" } },
    },
    { name: "a start that is not given", one: base, other: { ...base, variables: { filter: FILTER } } },
    {
      name: "where it resumes, in the document",
      one: { query: inline(', since: "a:1"') },
      other: { query: inline("") },
    },
    { name: "the order of variables", one: base, other: { ...base, variables: { since: "a:1", filter: FILTER } } },
    { name: "variables nobody uses", one: base, other: { ...base, variables: { ...base.variables, tag: 1 } } },
    { name: "white space", one: base, other: { ...base, query: BY_VARIABLES.replaceAll("\n", "  ") } },
  ])("differs in nothing but $name", ({ one, other }) => {
    expect(keyOf(one)).toBe(keyOf(other));
  });
});

describe("what may not", () => {
  const named =
    "subscription A { usageRecorded(filter: $f) { at } } subscription B { usageRecorded(filter: $f) { at } }";

  test.each<{ name: string; one: Asked; other: Asked }>([
    {
      name: "filter",
      one: base,
      other: { ...base, variables: { filter: { range: { preset: "7d" } }, since: "a:1" } },
    },
    { name: "selection", one: base, other: { ...base, query: BY_VARIABLES.replace("requests", "cursor") } },
    { name: "alias", one: base, other: { ...base, query: BY_VARIABLES.replace("requests", "n: requests") } },
    { name: "operation", one: { query: named, operationName: "A" }, other: { query: named, operationName: "B" } },
    {
      name: "a variable that also says where it resumes",
      one: {
        query: `subscription ($x: String) { usageRecorded(filter: { timezone: $x }, since: $x) { at } }`,
        variables: { x: "UTC" },
      },
      other: {
        query: `subscription ($x: String) { usageRecorded(filter: { timezone: $x }, since: $x) { at } }`,
        variables: { x: "Asia/Seoul" },
      },
    },
    {
      name: "null and not given",
      one: { ...base, variables: { filter: null } },
      other: { ...base, variables: {} },
    },
  ])("differs in $name", ({ one, other }) => {
    expect(keyOf(one)).not.toBe(keyOf(other));
  });
});
