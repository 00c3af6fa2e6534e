import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { API_KEY, startProduct, type Product } from "../api/start-product.js";
import { JSON_TYPE, send, sendGraphql } from "./post.js";

const KEY = { Authorization: `Bearer ${API_KEY}` };
const NDJSON_TYPE = { "Content-Type": "application/x-ndjson" };
const COUNTS = ["inputTokens", "outputTokens", "durationMs", "attempt"] as const;
/** As a sender may write them in JSON. */
const NUMBERS = [
  "-1",
  "1.5",
  "1e999",
  '"12abc"',
  '"12"',
  "9007199254740993",
  "9223372036854775808",
  "1".repeat(30),
  "true",
  "[]",
  "{}",
];
const TIMES = [
  "0001-01-01T00:00:00Z",
  "2199-01-01T00:00:00Z",
  "2026-02-30T00:00:00Z",
  "+275760-09-13T00:00:00.001Z",
  "2026-11-27",
  "yesterday",
  "NaN",
  "",
];

let product: Product;

beforeAll(async () => {
  product = await startProduct();
});

afterAll(() => product.stop());

async function recorded(): Promise<number> {
  const { rows } = await product.sql.query<{ count: number }>("select count(*)::int from token_usage");
  return rows[0]?.count ?? -1;
}

/** An event in JSON in which one field is written as given. */
function eventJson(field: string, written: string): string {
  const fields = {
    id: '"n-1"',
    provider: '"google"',
    model: '"gemini-2.5-flash"',
    inputTokens: "1",
    outputTokens: "1",
  };
  return `{${Object.entries({ ...fields, [field]: written })
    .map(([name, value]) => `"${name}":${value}`)
    .join(",")}}`;
}

/** The same in the words of a GraphQL document. */
function eventLiteral(field: string, written: string): string {
  return eventJson(field, written).replaceAll(/"(\w+)":/g, "$1: ");
}

function doors(field: string, written: string) {
  const json = eventJson(field, written);
  const query =
    "mutation ($events: [UsageEventInput!]!) { recordUsage(events: $events) { accepted rejected { field } } }";
  const document = `mutation { recordUsage(events: [${eventLiteral(field, written)}]) { accepted rejected { field } } }`;
  return [
    { door: "JSON", answer: send(product, "/v1/usage", { headers: { ...JSON_TYPE, ...KEY }, body: json }) },
    { door: "NDJSON", answer: send(product, "/v1/usage", { headers: { ...NDJSON_TYPE, ...KEY }, body: json }) },
    {
      door: "variables",
      answer: sendGraphql(product, `{"query":${JSON.stringify(query)},"variables":{"events":[${json}]}}`, KEY),
    },
    { door: "literals", answer: sendGraphql(product, JSON.stringify({ query: document }), KEY) },
  ];
}

describe.each(COUNTS)("as %s", (field) => {
  test.each(NUMBERS)("%s is refused by every door, which names the field, and counts nothing", async (written) => {
    for (const { door, answer } of doors(field, written)) {
      const { status, text } = await answer;
      expect(`${door} ${status}`).toMatch(/ [24]\d\d$/);
      expect(`${door}: ${text}`).toContain(field);
      expect(`${door}: ${text}`).not.toContain('"accepted":1');
    }
    expect(await recorded()).toBe(0);
  });
});

describe("as the time of an event", () => {
  test.each(TIMES)("%s is refused by every door, which names the field, and counts nothing", async (time) => {
    for (const { door, answer } of doors("time", JSON.stringify(time))) {
      const { status, text } = await answer;
      expect(`${door} ${status}`).toMatch(/ [24]\d\d$/);
      expect(`${door}: ${text}`).toMatch(/"rejected":\[\{.*"field":"time"/);
      expect(`${door}: ${text}`).toContain('"accepted":0');
    }
    expect(await recorded()).toBe(0);
  });
});

test.each(["NaN", "Infinity", "-Infinity", "0x10", "1_000", "01", "+1", ".5"])(
  "%s is no JSON at any door",
  async (written) => {
    for (const { door, answer } of doors("inputTokens", written).slice(0, 3)) {
      expect(`${door} ${(await answer).status}`).toBe(`${door} 400`);
    }
    expect(await recorded()).toBe(0);
  },
);

describe("in a question", () => {
  const first = (written: string) =>
    `{ usageEvents(first: ${written}, filter: { range: { preset: "7d" } }) { totalCount } }`;

  test.each([
    "-1",
    "0",
    "501",
    "1.5",
    "1e999",
    '"12abc"',
    "2147483648",
    "9223372036854775808",
    "1".repeat(30),
    "NaN",
    "null",
  ])("first: %s is refused by name", async (written) => {
    const { status, text } = await sendGraphql(product, JSON.stringify({ query: first(written) }), KEY);
    expect(status).toBeLessThan(500);
    expect(text).toMatch(/first/);
    expect(text).toContain("BAD_INPUT");
  });

  test.each(TIMES.filter((time) => !["0001-01-01T00:00:00Z", "2199-01-01T00:00:00Z"].includes(time)))(
    "a range from %s is refused by name",
    async (time) => {
      const query =
        'query ($from: DateTimeISO!) { usageTotals(filter: { range: { from: $from, to: "2026-11-27T00:00:00Z" } }) { requests } }';
      const { status, text } = await sendGraphql(product, JSON.stringify({ query, variables: { from: time } }), KEY);
      expect(status).toBeLessThan(500);
      expect(text).toMatch(/from/);
      expect(text).toContain("BAD_INPUT");
    },
  );

  test.each(["0001-01-01T00:00:00Z", "2199-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])(
    "a range that begins or ends at %s is no fault of ours",
    async (time) => {
      for (const range of [
        { from: time, to: "2026-11-27T00:00:00Z" },
        { from: "2026-11-27T00:00:00Z", to: time },
      ]) {
        const query =
          "query ($range: RangeInput!) { usageTotals(filter: { range: $range }) { requests } usageSeries(filter: { range: $range }) { series { sum } } }";
        const { status, text } = await sendGraphql(product, JSON.stringify({ query, variables: { range } }), KEY);
        expect(status).toBeLessThan(500);
        expect(text).not.toContain("INTERNAL");
      }
    },
  );
});

describe("as money", () => {
  test.each(["-1", "1e5", "12abc", "NaN", "Infinity", "0.0000000000001", "1".repeat(41), "", "1,5", "٣"])(
    "a reported cost of %s is refused by every door",
    async (cost) => {
      for (const { door, answer } of doors("reportedCostUsd", JSON.stringify(cost))) {
        const { status, text } = await answer;
        expect(`${door} ${status}`).toMatch(/ [24]\d\d$/);
        expect(`${door}: ${text}`).toContain("reportedCostUsd");
        expect(`${door}: ${text}`).not.toContain('"accepted":1');
      }
      expect(await recorded()).toBe(0);
    },
  );
});

test("null counts nothing and is never a zero: an event without counts is one whose usage is missing", async () => {
  const body = `[${eventJson("outputTokens", "null").replace('"inputTokens":1', '"inputTokens":null').replace("n-1", "n-null")}]`;
  const { text } = await send(product, "/v1/usage", { headers: { ...JSON_TYPE, ...KEY }, body });
  expect(JSON.parse(text)).toMatchObject({ accepted: 1 });
  const { rows } = await product.sql.query("select usage_state, cost from token_usage where event_id = 'n-null'");
  expect(rows).toEqual([{ usage_state: "missing", cost: null }]);
});
