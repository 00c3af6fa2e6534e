import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { ask } from "../api/ask.js";
import { API_KEY, type Product, startProduct } from "../api/start-product.js";

let product: Product;

/** The house's own models have no price; names, requests and tokens are each ordered differently. */
const SENT = [
  { provider: "google", model: "gemini-2.5-flash", requests: 2, tokens: 100 },
  { provider: "google", model: "aaa-house", requests: 1, tokens: 10 },
  { provider: "house", model: "mmm-house", requests: 2, tokens: 5_000 },
  { provider: "house", model: "zzz-house", requests: 3, tokens: 1_000 },
];

beforeAll(async () => {
  product = await startProduct();
  const events = SENT.flatMap(({ provider, model, requests, tokens }) =>
    Array.from({ length: requests }, (_, index) => ({
      id: `${model}-${index}`,
      time: new Date(Date.now() - 3_600_000).toISOString(),
      provider,
      model,
      feature: "summary",
      inputTokens: tokens,
      outputTokens: 0,
    })),
  );
  await record(events);
});

afterAll(() => product.stop());

async function record(events: readonly object[]): Promise<void> {
  const response = await fetch(`${product.url}/v1/usage`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${API_KEY}` },
    body: JSON.stringify({ events }),
  });
  expect(await response.json()).toMatchObject({ accepted: 8, rejected: [] });
}

async function answerOf(question: string) {
  const { data } = await ask(product, `{ ${question} }`, { headers: { Authorization: `Bearer ${API_KEY}` } });
  return data;
}

const BREAKDOWN = z.object({
  usageBreakdown: z.object({
    nodes: z.array(z.object({ key: z.string() })),
    pageInfo: z.object({ endCursor: z.string(), hasNextPage: z.boolean() }),
  }),
});

const FILTER = 'filter: { range: { preset: "7d" } }';

test("every line of a series says how many of its requests have no price, OTHER too", async () => {
  const data = await answerOf(
    `usageSeries(${FILTER}, meter: COST, groupBy: MODEL, top: 2) { series { key requests unpricedRequests } }`,
  );
  expect(data).toEqual({
    usageSeries: {
      series: [
        { key: "gemini-2.5-flash", requests: 2, unpricedRequests: 0 },
        { key: "mmm-house", requests: 2, unpricedRequests: 2 },
        { key: "OTHER", requests: 4, unpricedRequests: 4 },
      ],
    },
  });
});

test("a group that is priced in part says so", async () => {
  const data = await answerOf(
    `usageSeries(${FILTER}, meter: COST, groupBy: PROVIDER) { series { key requests unpricedRequests } }`,
  );
  expect(data).toEqual({
    usageSeries: {
      series: [
        { key: "google", requests: 3, unpricedRequests: 1 },
        { key: "house", requests: 5, unpricedRequests: 5 },
      ],
    },
  });
});

test("a line without usage knows of no requests", async () => {
  const data = await answerOf(
    'usageSeries(filter: { range: { preset: "2021-01-01..2021-01-03" } }) { series { key requests unpricedRequests } }',
  );
  expect(data).toEqual({ usageSeries: { series: [{ key: "TOTAL", requests: 0, unpricedRequests: 0 }] } });
});

test("the list of requests comes with the coverage of its total", async () => {
  const data = await answerOf(
    `usageEvents(${FILTER}, first: 1) { totalCount coverage { requests unpricedRequests pricedRequests } }`,
  );
  expect(data).toEqual({
    usageEvents: { totalCount: 8, coverage: { requests: 8, unpricedRequests: 6, pricedRequests: 2 } },
  });
});

const SELECTED = `totalCount totalCost nodes { model costState }
  coverage { requests pricedRequests unpricedRequests missingRequests pricedShare }`;

test("requests without a price are listed alone, with a total of their own", async () => {
  const data = await answerOf(`usageEvents(${FILTER}, first: 2, costStates: [UNPRICED]) { ${SELECTED} }`);
  expect(data).toMatchObject({
    usageEvents: {
      totalCount: 6,
      totalCost: "0",
      nodes: [{ costState: "UNPRICED" }, { costState: "UNPRICED" }],
      coverage: { requests: 6, pricedRequests: 0, unpricedRequests: 6, missingRequests: null, pricedShare: 0 },
    },
  });
});

test("requests with a price make up the whole cost", async () => {
  const all = await answerOf(`usageEvents(${FILTER}, first: 1) { totalCost }`);
  const data = await answerOf(`usageEvents(${FILTER}, costStates: [PRICED, FREE]) { ${SELECTED} }`);
  expect(data).toMatchObject(all ?? {});
  expect(data).toMatchObject({
    usageEvents: {
      totalCount: 2,
      nodes: [{ model: "gemini-2.5-flash" }, { model: "gemini-2.5-flash" }],
      coverage: { requests: 2, pricedRequests: 2, unpricedRequests: 0, pricedShare: 1 },
    },
  });
});

test("no cost states select requests of any cost, as a list that is not given", async () => {
  const data = await answerOf(`usageEvents(${FILTER}, costStates: []) { totalCount coverage { missingRequests } }`);
  expect(data).toEqual({ usageEvents: { totalCount: 8, coverage: { missingRequests: 0 } } });
});

test("a cost state that does not exist is refused by name", async () => {
  const { errors } = await ask(product, `{ usageEvents(${FILTER}, costStates: [CHEAP]) { totalCount } }`, {
    headers: { Authorization: `Bearer ${API_KEY}` },
  });
  expect(errors[0]?.message).toBe('A value does not exist in "CostState" enum.');
});

test("groups of equal cost come by requests, and pages keep that order", async () => {
  const keys: string[] = [];
  let after = "null";
  for (let hasNextPage = true; hasNextPage;) {
    const data = await answerOf(
      `usageBreakdown(${FILTER}, groupBy: MODEL, sort: COST, first: 1, after: ${after}) {
        nodes { key } pageInfo { endCursor hasNextPage } }`,
    );
    const { nodes, pageInfo } = BREAKDOWN.parse(data).usageBreakdown;
    keys.push(...nodes.map(({ key }) => key));
    after = JSON.stringify(pageInfo.endCursor);
    hasNextPage = pageInfo.hasNextPage;
  }
  expect(keys).toEqual(["gemini-2.5-flash", "zzz-house", "mmm-house", "aaa-house"]);
});
