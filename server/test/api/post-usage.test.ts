import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { API_KEY, startProduct, type Product } from "./start-product.js";

let product: Product;
let nextId = 0;

beforeAll(async () => {
  product = await startProduct();
});

afterAll(() => product.stop());

function event(overrides: Record<string, unknown> = {}) {
  nextId += 1;
  return {
    id: `e-${nextId}`,
    provider: "google",
    model: "gemini-2.5-flash",
    inputTokens: 1_000,
    outputTokens: 200,
    ...overrides,
  };
}

interface Sending {
  readonly type?: string;
  readonly headers?: Record<string, string>;
  readonly key?: string | null;
  readonly query?: string;
}

async function send(
  body: string | Uint8Array<ArrayBuffer>,
  { type = "application/json", headers, key = API_KEY, query = "" }: Sending = {},
) {
  const response = await fetch(`${product.url}/v1/usage${query}`, {
    method: "POST",
    headers: { "Content-Type": type, ...(key !== null && { Authorization: `Bearer ${key}` }), ...headers },
    body,
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: JSON.parse(text) as Record<string, unknown> };
}

async function stored(id: string) {
  const { rows } = await product.sql.query("select * from token_usage where event_id = $1", [id]);
  return rows;
}

async function expectNothingHalfWritten() {
  const { rows } = await product.sql.query<{ raw: string; ids: string; rolled: string; by_user: string }>(`
    select (select count(*) from token_usage) as raw, (select count(*) from usage_event_ids) as ids,
           (select coalesce(sum(requests), 0) from token_usage_stats) as rolled,
           (select coalesce(sum(requests), 0) from token_usage_by_user) as by_user`);
  const [row] = rows;
  expect(row).toEqual({ raw: row?.raw, ids: row?.raw, rolled: row?.raw, by_user: row?.raw });
  const users = await product.sql.query<{ used: string; known: string; identities: string }>(`
    select (select count(distinct user_id) from token_usage) as used, (select count(*) from app_users) as known,
           (select count(*) from app_user_identities) as identities`);
  const used = users.rows[0]?.used;
  expect(users.rows).toEqual([{ used, known: used, identities: used }]);
}

describe("bodies that are accepted", () => {
  test.each([
    { name: "an object with events", wrap: (one: unknown) => JSON.stringify({ events: [one] }) },
    { name: "a bare array", wrap: (one: unknown) => JSON.stringify([one]) },
    { name: "one event", wrap: (one: unknown) => JSON.stringify(one) },
  ])("$name", async ({ wrap }) => {
    const one = event();
    const { status, body } = await send(wrap(one));
    expect({ status, body }).toEqual({
      status: 200,
      body: { accepted: 1, duplicates: 0, rejected: [], ignoredFields: [] },
    });
    expect(await stored(one.id)).toHaveLength(1);
  });

  test("NDJSON with empty lines, in gzip", async () => {
    const lines = `${JSON.stringify(event())}\n\n${JSON.stringify(event())}\n`;
    const { body } = await send(new Uint8Array(gzipSync(lines)), {
      type: "application/x-ndjson",
      headers: { "Content-Encoding": "gzip" },
    });
    expect(body).toMatchObject({ accepted: 2 });
  });

  test("5,000 events", async () => {
    const { body } = await send(JSON.stringify(Array.from({ length: 5_000 }, () => event())));
    expect(body).toMatchObject({ accepted: 5_000, rejected: [] });
  });

  test("counts up to 2^53 - 1", async () => {
    const one = event({ inputTokens: Number.MAX_SAFE_INTEGER, outputTokens: 0 });
    expect((await send(JSON.stringify(one))).body).toMatchObject({ accepted: 1 });
    expect(await stored(one.id)).toMatchObject([{ input_tokens: "9007199254740991", cost_state: "priced" }]);
  });

  test("a field that is not known is ignored and named", async () => {
    expect((await send(JSON.stringify(event({ promptText: "never stored" })))).body).toMatchObject({
      accepted: 1,
      ignoredFields: ["promptText"],
    });
  });

  test("an event is priced exactly at its own time", async () => {
    const time = new Date(Date.now() - 86_400_000).toISOString();
    const one = event({
      time,
      usage: {
        promptTokenCount: 12_000,
        cachedContentTokenCount: 8_000,
        candidatesTokenCount: 500,
        thoughtsTokenCount: 1_500,
        totalTokenCount: 14_000,
      },
      inputTokens: undefined,
      outputTokens: undefined,
    });
    await send(JSON.stringify(one));
    expect(await stored(one.id)).toMatchObject([
      {
        cost: "6440000000",
        output_tokens: "2000",
        reasoning_tokens: "1500",
        cached_input_tokens: "8000",
        created_at: new Date(time),
      },
    ]);
  });

  test.each([
    { name: "an unknown provider", given: { provider: "nobody-sells-this", model: "x-1" } },
    { name: "an unknown model", given: { model: "gemini-none-such" } },
    { name: "a provider named constructor", given: { provider: "constructor", model: "toString" } },
    { name: "a provider named __proto__", given: { provider: "__proto__", model: "__proto__" } },
    { name: "a provider named toString", given: { provider: "toString", model: "constructor" } },
  ])("$name is recorded as unpriced, never as free", async ({ given }) => {
    const one = event(given);
    expect((await send(JSON.stringify(one))).body).toMatchObject({ accepted: 1 });
    expect(await stored(one.id)).toMatchObject([{ cost: null, cost_state: "unpriced", input_tokens: "1000" }]);
  });

  test("an event without any counts is recorded as missing, never as zero", async () => {
    const one = event({ inputTokens: undefined, outputTokens: undefined });
    await send(JSON.stringify(one));
    expect(await stored(one.id)).toMatchObject([
      { usage_state: "missing", input_tokens: null, total_tokens: null, cost: null },
    ]);
  });

  test("usage of another provider's shape is read, and what a router says it cost is kept beside our own", async () => {
    const usage = {
      prompt_tokens: 30,
      prompt_tokens_details: { cached_tokens: 20 },
      completion_tokens: 4,
      cost: 1.4e-5,
    };
    const one = event({ provider: "openrouter", model: "m", inputTokens: null, outputTokens: null, usage });
    await send(JSON.stringify(one));
    expect(await stored(one.id)).toMatchObject([
      { dialect: "openrouter", cached_input_tokens: "20", reported_cost: "14000000", usage, usage_state: "reported" },
    ]);
  });

  test("a stream that broke off is recorded as a lower bound, with what is known of it", async () => {
    const usage = { chunks: [{ type: "message_start", message: { usage: { input_tokens: 20, output_tokens: 1 } } }] };
    const one = event({ provider: "anthropic", model: "m", inputTokens: null, outputTokens: null, usage });
    await send(JSON.stringify(one));
    expect(await stored(one.id)).toMatchObject([
      { dialect: "anthropic", usage_state: "partial", usage: { input_tokens: 20, output_tokens: 1 } },
    ]);
  });

  test("an outside user id is stored nowhere in the clear", async () => {
    await send(JSON.stringify([event({ userId: "minji@example.org" }), event({ userId: "minji@example.org" })]));
    const { rows } = await product.sql.query(
      "select u.pseudonym, i.external_id from app_users u join app_user_identities i on i.app_user_id = u.id",
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain("minji");
    expect(Buffer.from(rows[0]?.external_id).includes("minji")).toBe(false);
  });
});

describe("an event that is not well-formed is rejected with its field, and the others are recorded", () => {
  const long = (length: number) => "x".repeat(length);
  test.each([
    { field: "id", given: { id: undefined } },
    { field: "id", given: { id: "" } },
    { field: "id", given: { id: long(129) } },
    { field: "id", given: { id: 7 } },
    { field: "model", given: { model: undefined } },
    { field: "provider", given: { provider: long(129) } },
    { field: "feature", given: { feature: long(65) } },
    { field: "provider", given: { provider: " " } },
    { field: "model", given: { model: "\t \u3000" } },
    { field: "userId", given: { userId: long(257) } },
    { field: "noteId", given: { noteId: "a\u0000b" } },
    { field: "noteId", given: { noteId: "\ud800" } },
    { field: "inputTokens", given: { inputTokens: -1 } },
    { field: "inputTokens", given: { inputTokens: 1.5 } },
    { field: "inputTokens", given: { inputTokens: "12" } },
    { field: "inputTokens", given: { inputTokens: 2 ** 53 } },
    { field: "outputTokens", given: { outputTokens: true } },
    { field: "cachedInputTokens", given: { cachedInputTokens: 1_001 } },
    { field: "durationMs", given: { durationMs: -5 } },
    { field: "attempt", given: { attempt: 0 } },
    { field: "status", given: { status: "fine" } },
    { field: "time", given: { time: "2026-02-30T00:00:00Z" } },
    { field: "time", given: { time: "2026-11-23T09:00:00" } },
    { field: "time", given: { time: "yesterday" } },
    { field: "time", given: { time: new Date(Date.now() + 10 * 60_000).toISOString() } },
    { field: "time", given: { time: new Date(Date.now() - 36 * 86_400_000).toISOString() } },
    { field: "reportedCostUsd", given: { reportedCostUsd: 0.1 } },
    { field: "reportedCostUsd", given: { reportedCostUsd: "-1" } },
    { field: "dialect", given: { dialect: "klingon", usage: { a: 1 } } },
    { field: "usage.promptTokenCount", given: { usage: { promptTokenCount: -1 } } },
    { field: "tags", given: { tags: Object.fromEntries(Array.from({ length: 17 }, (_, n) => [`t${n}`, "x"])) } },
  ])("$field $given", async ({ field, given }) => {
    const good = event();
    const bad = event({ userId: `only-in-a-bad-event-${nextId}`, ...given });
    const { status, body } = await send(JSON.stringify([bad, good]));
    expect(status).toBe(200);
    expect(body).toMatchObject({ accepted: 1, rejected: [{ index: 0, code: "BAD_INPUT", field }] });
    expect((body.rejected as { message: string }[])[0]?.message).toMatch(/expected .+, got .+/);
    expect(await stored(good.id)).toHaveLength(1);
    await expectNothingHalfWritten();
  });

  test.each([
    ["a number", "7"],
    ["null", "null"],
    ["a text", '"x"'],
    ["an array", "[]"],
  ])("an event that is %s", async (_name, literal) => {
    const { body } = await send(`{"events":[${literal},${JSON.stringify(event())}]}`);
    expect(body).toMatchObject({ accepted: 1, rejected: [{ index: 0, id: null, code: "BAD_INPUT", field: null }] });
  });

  test("numbers that JSON allows and nobody can store", async () => {
    const text = JSON.stringify(event()).replace('"inputTokens":1000', '"inputTokens":1e999');
    expect((await send(text)).body).toMatchObject({ accepted: 0, rejected: [{ field: "inputTokens" }] });
  });
});

describe("repetitions", () => {
  test("the same event again is a duplicate, whatever the order of its fields", async () => {
    const one = event();
    await send(JSON.stringify(one));
    const again = Object.fromEntries(Object.entries(one).toReversed());
    expect((await send(JSON.stringify(again))).body).toMatchObject({ accepted: 0, duplicates: 1, rejected: [] });
  });

  test("the same id with other content is a conflict, and the first stays", async () => {
    const one = event();
    await send(JSON.stringify(one));
    const { body } = await send(JSON.stringify({ ...one, outputTokens: 201 }));
    expect(body).toMatchObject({ accepted: 0, duplicates: 0, rejected: [{ index: 0, id: one.id, code: "CONFLICT" }] });
    expect(await stored(one.id)).toMatchObject([{ output_tokens: "200" }]);
  });

  test("fifty copies at one instant count once", async () => {
    const one = JSON.stringify(event());
    const answers = await Promise.all(Array.from({ length: 50 }, () => send(one)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 200));
    expect(answers.filter(({ body }) => body.accepted === 1)).toHaveLength(1);
    await expectNothingHalfWritten();
  });
});

describe("refused as a whole", () => {
  test.each([
    { name: "malformed JSON", body: '{"events":[', status: 400 },
    { name: "an empty body", body: "", status: 400 },
    { name: "an empty batch", body: '{"events":[]}', status: 400 },
    { name: "events that are no array", body: '{"events":{}}', status: 400 },
    { name: "a number", body: "7", status: 400 },
  ])("$name", async ({ body, status }) => {
    const answer = await send(body);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ error: { code: "BAD_INPUT", message: expect.any(String) } });
    await expectNothingHalfWritten();
  });

  test("5,001 events", async () => {
    const answer = await send(JSON.stringify(Array.from({ length: 5_001 }, () => event())));
    expect(answer.status).toBe(413);
    expect(answer.body).toMatchObject({ error: { message: "events: expected at most 5000, got 5001." } });
  });

  test("a body over 8 MiB, also when it comes small in gzip", async () => {
    const large = `[${" ".repeat(8 * 1024 * 1024)}]`;
    expect((await send(large)).status).toBe(413);
    const gzip = await send(new Uint8Array(gzipSync(large)), { headers: { "Content-Encoding": "gzip" } });
    expect(gzip.status).toBe(413);
  });

  test("invalid UTF-8, broken gzip, another type or encoding", async () => {
    expect((await send(new Uint8Array([0x5b, 0x22, 0xff, 0x22, 0x5d]))).status).toBe(400);
    expect((await send("not gzip", { headers: { "Content-Encoding": "gzip" } })).status).toBe(400);
    expect((await send("a,b", { type: "text/csv" })).status).toBe(415);
    expect((await send("[]", { headers: { "Content-Encoding": "br" } })).status).toBe(415);
  });
});

describe("keys", () => {
  test("no key and an unknown key are 401", async () => {
    for (const key of [null, "tl_nobody"]) {
      const { status, headers, body } = await send(JSON.stringify(event()), { key });
      expect({ status, code: body.error }).toMatchObject({ status: 401, code: { code: "UNAUTHENTICATED" } });
      expect(headers.get("www-authenticate")).toBe("Bearer");
    }
  });

  test("a revoked key and an expired key are 401", async () => {
    const em = product.container.orm.em.fork();
    const issue = (name: string) => product.container.apiKeys.issue(em, { projectId: 1, name, scopes: ["ingest"] });
    const revoked = await issue("revoked");
    const expired = await issue("expired");
    await product.sql.query("update api_keys set revoked_at = now() where name = 'revoked'");
    await product.sql.query("update api_keys set expires_at = now() - interval '1 s' where name = 'expired'");
    expect((await send(JSON.stringify(event()), { key: revoked })).status).toBe(401);
    expect((await send(JSON.stringify(event()), { key: expired })).status).toBe(401);
  });

  test("a key that may only read is 403, and so is backfill without the scope admin", async () => {
    const em = product.container.orm.em.fork();
    const reader = await product.container.apiKeys.issue(em, { projectId: 1, name: "reader", scopes: ["read"] });
    const sender = await product.container.apiKeys.issue(em, { projectId: 1, name: "sender", scopes: ["ingest"] });
    expect((await send(JSON.stringify(event()), { key: reader })).status).toBe(403);
    expect((await send(JSON.stringify(event()), { key: sender, query: "?backfill=1" })).status).toBe(403);
  });

  test("backfill takes history since 2020 and nothing before", async () => {
    const { body } = await send(
      JSON.stringify([event({ time: "2020-01-01T00:00:00Z" }), event({ time: "2019-12-31T23:59:59Z" })]),
      { query: "?backfill=1" },
    );
    expect(body).toMatchObject({ accepted: 1, rejected: [{ index: 1, field: "time" }] });
  });
});

test("GET is told to use POST", async () => {
  const response = await fetch(`${product.url}/v1/usage`);
  expect(response.status).toBe(405);
  expect(response.headers.get("allow")).toBe("POST");
});
