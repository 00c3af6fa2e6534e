import { afterAll, beforeAll, expect, test } from "vitest";
import { API_KEY, startProduct, type Product } from "./start-product.js";

const SECRET = "Minji's-secret-answer";
const CHAT = { prompt_tokens: 3, completion_tokens: 4, total_tokens: 7 };
const MESSAGES = { input_tokens: 3, output_tokens: 4 };

/** Whole answers with their text, as a careless sender might send them. */
const ANSWERS = [
  { model: "gpt-5", choices: [{ message: { content: SECRET } }], usage: CHAT },
  { object: "response", output: [{ content: [{ text: SECRET }] }], instructions: SECRET, usage: MESSAGES },
  { type: "message", content: [{ type: "text", text: SECRET }], usage: MESSAGES },
  { candidates: [{ content: { parts: [{ text: SECRET }] } }], usageMetadata: { promptTokenCount: 3 } },
  { choices: [{ message: { content: SECRET } }], arguments: { [SECRET]: 1 }, error: { message: SECRET } },
  { ...CHAT, prompt: SECRET, service_tier: SECRET },
  { usageMetadata: { promptTokenCount: 3, candidatesTokenCount: 4, trafficType: SECRET } },
  { input: 3, output: 4, [SECRET]: 5 },
  { "langfuse.observation.usage_details": JSON.stringify({ input: 3, output: 4, [`${SECRET}\0`]: 5 }) },
  {
    chunks: [
      { object: "chat.completion.chunk", choices: [{ delta: { content: SECRET } }], usage: null },
      { object: "chat.completion.chunk", choices: [], usage: CHAT, obfuscation: SECRET },
    ],
  },
  { chunks: [{ object: "chat.completion.chunk", choices: [{ delta: { content: SECRET } }] }] },
];

let product: Product;

beforeAll(async () => {
  product = await startProduct();
});

afterAll(() => product.stop());

/** Every row of every table as text. */
async function everythingStored(): Promise<string> {
  const tables = await product.sql.query<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname !~ '^(pg_|information_schema)'",
  );
  const rows = await Promise.all(
    tables.rows.map(({ name }) => product.sql.query<{ row: string }>(`select t::text as row from ${name} t`)),
  );
  return rows.flatMap((table) => table.rows.map(({ row }) => row)).join("\n");
}

test("whatever stands beside the numbers of a usage object reaches no table", async () => {
  const events = ANSWERS.map((usage, index) => ({ id: `answer-${index}`, provider: "acme", model: "m", usage }));
  const response = await fetch(`${product.url}/v1/usage`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${API_KEY}` },
    body: JSON.stringify(events),
  });
  expect(await response.json()).toMatchObject({ accepted: ANSWERS.length, rejected: [] });

  const correction = await fetch(`${product.url}/graphql`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${API_KEY}` },
    body: JSON.stringify({
      query: `mutation ($usage: JSONObject!) {
        correctUsage(eventId: "answer-0", correction: { usage: $usage }, reason: "A test") { changes { after } }
      }`,
      variables: { usage: { ...ANSWERS[0], usage: { ...CHAT, completion_tokens: 5, total_tokens: 8 } } },
    }),
  });
  expect(await correction.json()).not.toHaveProperty("errors");

  const stored = await everythingStored();
  expect(stored).toContain("answer-0");
  expect(stored).not.toContain(SECRET);
});
