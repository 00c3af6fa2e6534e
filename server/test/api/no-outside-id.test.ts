import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "./ask.js";
import { API_KEY, startProduct, type Product } from "./start-product.js";

const SECRET = "minji";
const HEADERS = { Authorization: `Bearer ${API_KEY}`, "Content-Type": "application/json" };
const RECORD =
  "mutation ($events: [UsageEventInput!]!) { recordUsage(events: $events) { accepted rejected { field message } } }";
const CORRECT = `mutation ($correction: UsageCorrectionInput!) {
  correctUsage(eventId: "corrected", correction: $correction, reason: "Somebody else's") { id }
}`;
const GOOD = { id: "e", provider: "google", model: "gemini-2.5-flash", inputTokens: 1, outputTokens: 1 };

let product: Product;

beforeAll(async () => {
  product = await startProduct();
});

afterAll(() => product.stop());

/** Every letter of an answer. */
async function textOf(path: string, body: string, type = "application/json"): Promise<string> {
  const answer = await fetch(`${product.url}${path}`, {
    method: "POST",
    headers: { ...HEADERS, "Content-Type": type },
    body,
  });
  return JSON.stringify([...answer.headers]) + (await answer.text());
}

const graphql = (query: string, variables: object) => textOf("/graphql", JSON.stringify({ query, variables }));

describe("an outside user id that is refused is not repeated", () => {
  test.each([
    { userId: { name: SECRET } },
    { userId: [SECRET] },
    { userId: SECRET.repeat(60) },
    { userId: `${SECRET}\0` },
    { userId: `${SECRET}\ud800` },
    { tags: { userId: `${SECRET}\0` } },
    { noteId: SECRET.repeat(60) },
    { userId: SECRET, inputTokens: -1 },
    { userId: SECRET, model: 7 },
  ])("by POST /v1/usage: %j", async (given) => {
    const event = { ...GOOD, ...given };
    for (const text of [
      await textOf("/v1/usage", JSON.stringify([event])),
      await textOf("/v1/usage", JSON.stringify(event), "application/x-ndjson"),
    ]) {
      expect(text).toContain("BAD_INPUT");
      expect(text).not.toContain(SECRET);
    }
  });

  test.each([
    `{"userId":"${SECRET}"`,
    `["${SECRET}"]`,
    `"${SECRET}"`,
    `{"events":"${SECRET}"}`,
    `{"events":["${SECRET}"]}`,
  ])("in a body that is no batch: %s", async (body) => {
    expect(await textOf("/v1/usage", body)).not.toContain(SECRET);
  });

  test("in a conflict", async () => {
    const event = { ...GOOD, id: "conflict", userId: SECRET };
    expect(await textOf("/v1/usage", JSON.stringify(event))).toContain('"accepted":1');
    const text = await textOf("/v1/usage", JSON.stringify({ ...event, userId: `${SECRET}-2` }));
    expect(text).toContain("CONFLICT");
    expect(text).not.toContain(SECRET);
  });

  test.each([
    { userId: { name: SECRET } },
    { userId: [SECRET] },
    { userId: SECRET.repeat(60) },
    { userId: SECRET, id: null },
    { userID: SECRET },
    { userId: SECRET, inputTokens: SECRET },
    { userId: SECRET, status: SECRET },
    { userId: SECRET, usage: SECRET },
    { userId: SECRET, reportedCostUsd: SECRET },
    { userId: SECRET, tags: [SECRET] },
  ])("by recordUsage, in variables: %j", async (given) => {
    const text = await graphql(RECORD, { events: [{ ...GOOD, ...given }] });
    expect(text).toMatch(/expected|cannot represent|Expected|not defined|does not exist/);
    expect(text.replaceAll('"userID"', "")).not.toContain(SECRET);
  });

  test.each([
    `userId: { name: "${SECRET}" }`,
    `userId: ${SECRET}`,
    `status: ${SECRET}`,
    `inputTokens: "${SECRET}"`,
    `userId "${SECRET}"`,
  ])("by recordUsage, in the document: %s", async (given) => {
    const query = `mutation { recordUsage(events: [{ id: "e", provider: "p", model: "m", ${given} }]) { accepted } }`;
    const text = await graphql(query, {});
    expect(text).toContain("BAD_INPUT");
    expect(text).not.toContain(SECRET);
  });

  test.each([{ userId: SECRET.repeat(60) }, { userId: `${SECRET}\0` }, { noteId: SECRET.repeat(60) }])(
    "by a correction: %j",
    async (correction) => {
      await textOf("/v1/usage", JSON.stringify({ ...GOOD, id: "corrected" }));
      const text = await graphql(CORRECT, { correction });
      expect(text).toContain("BAD_INPUT");
      expect(text).not.toContain(SECRET);
    },
  );

  test("where app users are asked for by an outside id", async () => {
    const { errors } = await ask(
      product,
      "query ($filter: UsageFilterInput!) { usageTotals(filter: $filter) { requests } }",
      { variables: { filter: { range: { preset: "today" }, userIds: [SECRET] } }, headers: HEADERS },
    );
    expect(errors).toMatchObject([{ extensions: { code: "BAD_INPUT" } }]);
    expect(JSON.stringify(errors)).not.toContain(SECRET);
  });
});
