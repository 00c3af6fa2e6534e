import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "./ask.js";
import { ADMIN, API_KEY, startProduct, type Product } from "./start-product.js";

const NORMALIZE = `query ($input: NormalizeUsageInput!) {
  normalizeUsage(input: $input) {
    dialect detected usageState warnings inputTokens outputTokens totalTokens webSearches serviceTier reportedCost
    counts { tokenClass count }
    breakdown { costState cost currency listTotal lines { tokenClass quantity rate amount } price { model } unpricedReason }
  }
}`;
const SIGN_IN = "mutation ($e: String!, $p: String!) { signIn(email: $e, password: $p) { id } }";

/** Golden vector G1. */
const GEMINI = {
  promptTokenCount: 12_000,
  cachedContentTokenCount: 8_000,
  candidatesTokenCount: 500,
  thoughtsTokenCount: 1_500,
  totalTokenCount: 14_000,
};

let product: Product;
let admin: Record<string, string>;

beforeAll(async () => {
  product = await startProduct();
  const { cookie } = await ask(product, SIGN_IN, { variables: { e: ADMIN.email, p: ADMIN.password } });
  admin = { Cookie: cookie?.split(";")[0] ?? "" };
});

afterAll(() => product.stop());

/** Usage that is text stays as it is; anything else is sent as JSON. */
async function normalize(usage: unknown, input: Record<string, unknown> = {}) {
  const text = typeof usage === "string" ? usage : JSON.stringify(usage);
  const given = { provider: "google", model: "gemini-2.5-flash", time: "2026-11-20T12:00:00Z", usage: text, ...input };
  const { data, errors } = await ask(product, NORMALIZE, { variables: { input: given }, headers: admin });
  return { read: data?.["normalizeUsage"], errors };
}

describe("normalizeUsage", () => {
  test("says dialect, classes and the exact cost of a usage object", async () => {
    const { read } = await normalize(GEMINI);
    expect(read).toMatchObject({
      dialect: "gemini",
      detected: true,
      usageState: "REPORTED",
      warnings: [],
      inputTokens: 12_000,
      outputTokens: 2_000,
      totalTokens: 14_000,
      counts: [
        { tokenClass: "INPUT", count: 4_000 },
        { tokenClass: "CACHE_READ", count: 8_000 },
        { tokenClass: "OUTPUT", count: 500 },
        { tokenClass: "REASONING", count: 1_500 },
      ],
      breakdown: {
        costState: "PRICED",
        cost: "0.00644",
        currency: "USD",
        listTotal: "0.00644",
        price: { model: "gemini-2.5-flash" },
        unpricedReason: null,
      },
    });
  });

  const chunks = [
    { candidates: [{}], usageMetadata: { ...GEMINI, candidatesTokenCount: 20, totalTokenCount: 13_520 } },
    { candidates: [{ finishReason: "STOP" }], usageMetadata: GEMINI },
  ];

  test.each([
    { name: "a whole response", text: JSON.stringify(chunks[1], null, 2) },
    { name: "an array of chunks", text: JSON.stringify(chunks) },
    { name: "one chunk a line", text: chunks.map((chunk) => JSON.stringify(chunk)).join("\n") },
    { name: "an SSE stream", text: chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join("") },
  ])("reads $name as what it ends with", async ({ text }) => {
    const { read } = await normalize(text);
    expect(read).toMatchObject({ usageState: "REPORTED", totalTokens: 14_000, breakdown: { cost: "0.00644" } });
  });

  test("a stream that was cut off is a lower bound", async () => {
    const { read } = await normalize(chunks.slice(0, 1));
    expect(read).toMatchObject({ usageState: "PARTIAL", totalTokens: 13_520 });
  });

  test("reads a recorded stream", async () => {
    const url = new URL("../../fixtures/provider-responses/gemini-streamGenerateContent-sse-03.json", import.meta.url);
    const { read } = await normalize(JSON.parse(readFileSync(url, "utf8")).response.sse, { model: "gemini-2.5-pro" });
    expect(read).toMatchObject({ inputTokens: 785, outputTokens: 779, totalTokens: 1_564 });
  });

  test("Gemini behind an OpenAI-compatible URL has its thoughts in the output (golden vector G14)", async () => {
    const { read } = await normalize({ prompt_tokens: 758, completion_tokens: 102, total_tokens: 1_725 });
    expect(read).toMatchObject({ dialect: "gemini-openai", inputTokens: 758, outputTokens: 967 });
  });

  test("takes the dialect, the service tier and the time that are named", async () => {
    const usage = { inputTokens: 1_000, outputTokens: 1_000, totalTokens: 2_000 };
    const named = { provider: "openai", model: "o3", dialect: "ai-sdk-5" };
    const before = await normalize(usage, { ...named, time: "2025-06-09T12:00:00Z" });
    const after = await normalize(usage, { ...named, time: "2025-06-10T12:00:00Z" });
    expect(before.read).toMatchObject({ dialect: "ai-sdk-5", detected: false, breakdown: { cost: "0.05" } });
    expect(after.read).toMatchObject({ breakdown: { cost: "0.01" } });
    const flex = await normalize(GEMINI, { serviceTier: "no-such-tier" });
    expect(flex.read).toMatchObject({
      serviceTier: "no-such-tier",
      breakdown: { cost: null, unpricedReason: "NO_PRICE_FOR_SERVICE_TIER" },
    });
  });

  test("keeps what a gateway says that it cost beside our own figure", async () => {
    const payload = {
      call_type: "acompletion",
      response_cost: 0.0125,
      cache_hit: false,
      prompt_tokens: 1_000,
      completion_tokens: 1_000,
      total_tokens: 2_000,
    };
    const { read } = await normalize(payload, { provider: "openai", model: "gpt-5" });
    expect(read).toMatchObject({ dialect: "litellm", reportedCost: "0.0125", breakdown: { cost: "0.01125" } });
  });

  test("usage that says nothing is missing, not zero", async () => {
    const { read } = await normalize({ units: 7 });
    expect(read).toMatchObject({
      usageState: "MISSING",
      counts: [],
      inputTokens: null,
      totalTokens: null,
      breakdown: { costState: "UNPRICED", cost: null, unpricedReason: "MISSING_USAGE" },
    });
  });

  test.each([
    {
      name: "what is nested deeper than a stack",
      usage: `{"prompt_tokens": 1, "prompt_tokens_details": ${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
      input: { provider: "openai" },
      field: "usage",
      message: "64 levels",
    },
    { name: "prose", usage: "1,200 tokens", input: {}, field: "usage", message: "or SSE lines such as data: {…}" },
    {
      name: "a fault in the text",
      usage: '{\n  "promptTokenCount": 1,\n  "totalTokenCount": one\n}',
      input: {},
      field: "usage",
      message: "usage: expected a JSON value in line 3, column 22",
    },
    {
      name: "a count that is none",
      usage: '{"promptTokenCount": -1}',
      input: {},
      field: "usage.promptTokenCount",
      message: "a whole number of tokens",
    },
    {
      name: "too much text",
      usage: `{"a": "${"x".repeat(1024 * 1024)}"}`,
      input: {},
      field: "usage",
      message: "1 MiB",
    },
    {
      name: "a dialect that nobody knows",
      usage: "{}",
      input: { dialect: "klingon" },
      field: "dialect",
      message: 'got "klingon"',
    },
    { name: "no model", usage: "{}", input: { model: "" }, field: "model", message: "text of 1 to 128 characters" },
  ])("refuses $name, and says where", async ({ usage, input, field, message }) => {
    const { errors } = await normalize(usage, input);
    expect(errors).toMatchObject([{ extensions: { code: "BAD_INPUT", field } }]);
    expect(errors[0]?.message).toContain(message);
  });

  test("keeps nothing", async () => {
    await normalize(GEMINI);
    const { rows } = await product.sql.query("select count(*)::int as events from token_usage");
    expect(rows).toEqual([{ events: 0 }]);
  });

  test("is for those who may see usage, keys too", async () => {
    const input = { provider: "google", model: "gemini-2.5-flash", usage: JSON.stringify(GEMINI) };
    const signedOut = await ask(product, NORMALIZE, { variables: { input } });
    expect(signedOut.errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
    const key = await ask(product, NORMALIZE, {
      variables: { input },
      headers: { Authorization: `Bearer ${API_KEY}` },
    });
    expect(key.data?.["normalizeUsage"]).toMatchObject({ totalTokens: 14_000 });
  });
});

test("usageDialects names every shape that a sender may name", async () => {
  const { data } = await ask(product, "{ usageDialects }", { headers: admin });
  expect(data?.["usageDialects"]).toEqual(
    expect.arrayContaining([
      "canonical",
      "gemini",
      "gemini-openai",
      "ai-sdk-5",
      "ai-sdk-6",
      "otel",
      "langfuse",
      "litellm",
    ]),
  );
});
