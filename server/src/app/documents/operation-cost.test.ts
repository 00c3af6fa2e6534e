import { parse, type GraphQLSchema } from "graphql";
import { beforeAll, expect, test } from "vitest";
import "reflect-metadata";
import { createSchema } from "../schema.js";
import { MAX_COST, operationCost } from "./operation-cost.js";

const FILTER = 'filter: { range: { preset: "7d" } }';

let schema: GraphQLSchema;

beforeAll(async () => {
  schema = await createSchema([]);
});

function cost(text: string, variables: Record<string, unknown> = {}) {
  return operationCost({ schema, document: parse(text), operationName: null, variables });
}

test.each([
  { name: "a field costs one", text: "{ viewer { kind } }", costs: 2 },
  { name: "rows multiply their fields", text: `{ usageEvents(first: 7, ${FILTER}) { nodes { id time } } }`, costs: 22 },
  { name: "a default counts as if it was written", text: `{ usageEvents(${FILTER}) { nodes { id } } }`, costs: 201 },
  {
    name: "lists in rows multiply again, by what is usual",
    text: `{ usageEvents(first: 5, ${FILTER}) { nodes { tags { key value } } } }`,
    costs: 111,
  },
  {
    name: "lines of a chart are as many as asked for",
    text: `{ usageSeries(top: 20, ${FILTER}) { series { key sum } } }`,
    costs: 61,
  },
  {
    name: "a crosstab counts as the largest, with its cells",
    text: `{ usageCrosstab(rows: USER, columns: MODEL, meter: COST, ${FILTER}) { rows { key } cells } }`,
    costs: 1_053,
  },
])("$name", ({ text, costs }) => {
  expect(cost(text)).toBe(costs);
});

test("how many rows are asked for counts in a variable as well", () => {
  const text = `query ($first: Int!) { usageEvents(first: $first, ${FILTER}) { nodes { id } } }`;
  expect(cost(text, { first: 500 })).toBe(1_001);
});

test("variables that do not fit are left to who executes", () => {
  expect(
    cost(`query ($first: Int!) { usageEvents(first: $first, ${FILTER}) { nodes { id } } }`, { first: "many" }),
  ).toBe(0);
});

test("500 requests with all that is told of them fit, twice that does not", () => {
  const fields =
    "id eventId time projectId user { id pseudonym } noteId feature operation provider model requestedModel status inputTokens estimatedInputTokens cachedInputTokens cacheWriteTokens outputTokens reasoningTokens totalTokens cost currency costState usageState reportedCost durationMs attempt requestId serviceTier tags { key value }";
  const page = `usageEvents(first: 500, ${FILTER}) { nodes { ${fields} } pageInfo { endCursor } totalCount }`;
  expect(cost(`{ ${page} }`)).toBeLessThan(MAX_COST);
  expect(cost(`{ a: ${page} b: ${page} }`)).toBeGreaterThan(MAX_COST);
});

test("a page of prices that a list changes fits, with all its rates and tiers", () => {
  const price = "id provider model source state rates { tokenClass usdPerMillion tiers { above usdPerMillion } }";
  const rows = `nodes { kind provider model before { ${price} } after { ${price} } requests30d }`;
  expect(cost(`{ priceListChanges(listId: "1", first: 100) { ${rows} } }`)).toBeLessThan(MAX_COST);
});
