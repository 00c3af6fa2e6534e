import { formatUsd, pico } from "@tokenledger/model/money";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { expectLedgerAgrees } from "../usage/expect-ledger-agrees.js";
import { ask } from "./ask.js";
import { backfillCall, CORRECT } from "./correcting.js";
import { signInAs } from "./sign-in-as.js";
import { ADMIN, API_KEY, startProduct, type Product } from "./start-product.js";

const KEY = { Authorization: `Bearer ${API_KEY}` };
let product: Product;
let cookie: string;
let nextId = 0;
let eventId: string;

beforeAll(async () => {
  product = await startProduct();
  cookie = (await signInAs(product, ADMIN)).Cookie;
});

afterAll(() => product.stop());

beforeEach(async () => {
  nextId += 1;
  eventId = `to-be-corrected-${nextId}`;
  await record({});
});

const record = (change: object) => backfillCall(product, { id: eventId, ...change });

const correct = (correction: object, { reason = "the gateway named the wrong model", ...more } = {}, headers = KEY) =>
  ask(product, CORRECT, { variables: { eventId, correction, reason, ...more }, headers });

const stored = async () => (await product.sql.query("select * from token_usage where event_id = $1", [eventId])).rows;

async function corrections() {
  const query = "query ($id: String!) { usageCorrections(eventId: $id) { changes { field before after } } }";
  const { errors, data } = await ask(product, query, { variables: { id: eventId }, headers: KEY });
  expect(errors).toEqual([]);
  return data?.usageCorrections;
}

describe("a correction", () => {
  test("changes the event, prices it anew, and moves every sum", async () => {
    const { errors, data } = await correct({ model: "gemini-2.5-pro" });
    expect(errors).toEqual([]);
    expect(data?.correctUsage).toMatchObject({
      eventId,
      reason: "the gateway named the wrong model",
      changes: [
        { field: "model", before: "gemini-2.5-flash", after: "gemini-2.5-pro" },
        { field: "cost", before: "0.0008", after: "0.00325" },
      ],
    });
    expect(await stored()).toMatchObject([
      { model: "gemini-2.5-pro", cost: "3250000000", input_tokens: "1000", usage_state: "reported" },
    ]);
    await expectLedgerAgrees(product.sql, "Asia/Seoul");
  });

  test("of token counts replaces all that was reported", async () => {
    await correct({
      usage: { promptTokenCount: 10, candidatesTokenCount: 2, thoughtsTokenCount: 1, totalTokenCount: 13 },
    });
    expect(await stored()).toMatchObject([
      { input_tokens: "10", output_tokens: "3", reasoning_tokens: "1", dialect: "gemini", total_tokens: "13" },
    ]);
    await expectLedgerAgrees(product.sql, "Asia/Seoul");
  });

  test("that is refused leaves no app user behind", async () => {
    const users = async () => (await product.sql.query("select count(*)::int as users from app_users")).rows;
    const before = await users();
    const { errors } = await correct({ userId: "nobody-yet", usage: { promptTokenCount: -1 } });
    expect(errors).toMatchObject([{ extensions: { code: "BAD_INPUT" } }]);
    expect(await users()).toEqual(before);
  });

  test.each(["ERROR", "CANCELLED"])("of the status to %s is in the words of the schema", async (status) => {
    const { errors, data } = await correct({ status });
    expect(errors).toEqual([]);
    expect(data).toMatchObject({
      correctUsage: { changes: [{ field: "status", before: expect.any(String), after: expect.any(String) }] },
    });
    expect(await stored()).toMatchObject([{ status: status.toLowerCase(), input_tokens: "1000" }]);
    await expectLedgerAgrees(product.sql, "Asia/Seoul");
  });

  test.each(["userId", "noteId", "requestedModel", "durationMs", "serviceTier"])(
    "that says null and nothing else removes %s",
    async (field) => {
      const sent = { userId: "minji", noteId: "n-1", requestedModel: "best", durationMs: 12, serviceTier: "default" };
      await correct(sent);
      expect(await correct({ [field]: null })).toMatchObject({
        errors: [],
        data: { correctUsage: { changes: [{ field: field === "userId" ? "user" : field, after: null }] } },
      });
    },
  );

  test.each([
    { tokens: 9_007_199_257 }, // past 2^53 pico-dollars
    { tokens: 900_719_925_474_099 }, // past 10^21
    { tokens: 2 ** 52 - 1 },
  ])("of a mistake of $tokens tokens tells every digit of what it cost", async ({ tokens }) => {
    eventId = `enormous-${tokens}`;
    expect(await record({ model: "gemini-2.5-pro", inputTokens: tokens, outputTokens: tokens })).toMatchObject({
      accepted: 1,
    });
    const [{ cost }] = await stored();
    const { errors, data } = await correct({ inputTokens: 100, outputTokens: 3 });
    expect(errors).toEqual([]);
    const before = formatUsd(pico(BigInt(cost)));
    const changes = expect.arrayContaining([{ field: "cost", before, after: "0.000155" }]);
    expect(data).toMatchObject({ correctUsage: { changes } });
    expect(await corrections()).toEqual([{ changes }]);
  });

  test("of what claimed to cost a hundred billion can be made, and read again", async () => {
    eventId = "enormous-claim";
    expect(await record({ reportedCostUsd: "123456789012.123456789012" })).toMatchObject({ accepted: 1 });
    const { errors } = await correct({ inputTokens: 100, outputTokens: 3 });
    expect(errors).toEqual([]);
    const changes = expect.arrayContaining([{ field: "inputTokens", before: "1000", after: "100" }]);
    expect(await corrections()).toEqual([{ changes }]);
  });

  test("of the time moves the event to the right day and month", async () => {
    await correct({ time: "2026-10-31T23:30:00+09:00" });
    expect(await stored()).toMatchObject([{ created_at: new Date("2026-10-31T14:30:00Z") }]);
    await expectLedgerAgrees(product.sql, "Asia/Seoul");
  });

  test("of the app user is told by pseudonyms, and nobody is null", async () => {
    const { data } = await correct({ userId: "jisoo", noteId: "n-7" });
    const pseudonym = expect.stringMatching(/^.+-[0-9A-Z]{4,}$/);
    expect(data).toMatchObject({
      correctUsage: {
        changes: [
          { field: "user", before: pseudonym, after: pseudonym },
          { field: "noteId", before: null, after: "n-7" },
        ],
      },
    });
    expect(JSON.stringify(data)).not.toMatch(/minji|jisoo/);
    await correct({ userId: null });
    expect(await stored()).toMatchObject([{ user_id: null, note_id: "n-7" }]);
    await expectLedgerAgrees(product.sql, "Asia/Seoul");
  });

  test("keeps what the event said, and each of several", async () => {
    await correct({ model: "gemini-2.5-pro" });
    await correct({ outputTokens: 5, inputTokens: 7 }, { reason: "counted twice by the proxy" });
    const { data } = await ask(
      product,
      "query ($id: String!) { usageCorrections(eventId: $id) { reason correctedBy changes { field before after } } }",
      { variables: { id: eventId }, headers: KEY },
    );
    expect(data?.usageCorrections).toMatchObject([
      { reason: "the gateway named the wrong model", correctedBy: "bootstrap" },
      { reason: "counted twice by the proxy" },
    ]);
    const { rows } = await product.sql.query("select before from usage_corrections where event_id = $1 order by id", [
      eventId,
    ]);
    expect(rows[0].before).toMatchObject({ model: "gemini-2.5-flash", input_tokens: 1_000 });
  });

  test("does not make the first report count again", async () => {
    await correct({ model: "gemini-2.5-pro" });
    expect(await record({})).toMatchObject({ accepted: 0, duplicates: 1 });
    expect(await stored()).toMatchObject([{ model: "gemini-2.5-pro" }]);
  });

  test("of the same event many at once all happen, one after the other", async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => correct({ inputTokens: 100 + n, outputTokens: n })),
    );
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    await expectLedgerAgrees(product.sql, "Asia/Seoul");
  });

  test("of the time of the same event many at once all happen, in whatever month it lay", async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        correct({ time: `2026-${10 + (n % 2)}-0${1 + n}T00:00:00Z`, noteId: `n-${n}` }),
      ),
    );
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    expect(await stored()).toHaveLength(1);
    await expectLedgerAgrees(product.sql, "Asia/Seoul");
  });
});

test("a correction does not wait for merging, comparing and repairing", async () => {
  const { upkeep } = product.container;
  const busy = await Promise.all(Array.from({ length: upkeep.options.max }, () => upkeep.connect()));
  try {
    expect(await correct({ model: "gemini-2.5-pro" })).toMatchObject({ errors: [] });
  } finally {
    for (const client of busy) client.release();
  }
});

describe("a correction is refused", () => {
  test.each([
    { correction: {}, field: "correction" },
    { correction: { inputTokens: -1 }, field: "correction.inputTokens" },
    { correction: { model: " " }, field: "correction.model" },
    { correction: { time: "2019-12-31T00:00:00Z" }, field: "correction.time" },
    { correction: { dialect: "klingon", usage: { a: 1 } }, field: "dialect" },
    { correction: { dialect: "klingon" }, field: "correction.dialect" },
    { correction: { dialect: "gemini", model: "x" }, field: "correction.dialect" },
    { correction: { inputTokens: null }, field: "correction" },
    { correction: { feature: null, usage: null, status: null }, field: "correction" },
  ])("$correction", async ({ correction, field }) => {
    const { errors } = await correct(correction);
    expect(errors).toMatchObject([{ extensions: { code: "BAD_INPUT", field } }]);
    expect(await stored()).toMatchObject([{ input_tokens: "1000", model: "gemini-2.5-flash" }]);
  });

  test("without a reason", async () => {
    const { errors } = await correct({ model: "gemini-2.5-pro" }, { reason: "  " });
    expect(errors).toMatchObject([{ extensions: { code: "BAD_INPUT", field: "reason" } }]);
  });

  test.each(["a\0", "a\ud800"])("of what no event's id can be: %j", async (none) => {
    const refused = [{ extensions: { code: "BAD_INPUT" } }];
    expect((await correct({ model: "x" }, { eventId: none } as object)).errors).toMatchObject(refused);
    const query = "query ($id: String!) { usageCorrections(eventId: $id) { id } }";
    expect((await ask(product, query, { variables: { id: none }, headers: KEY })).errors).toMatchObject(refused);
  });

  test.each(["none", ""])("of an event that does not exist: %j", async (none) => {
    const notFound = [{ extensions: { code: "NOT_FOUND" } }];
    expect((await correct({ model: "x" }, { eventId: none } as object)).errors).toMatchObject(notFound);
    const query = "query ($id: String!) { usageCorrections(eventId: $id) { id } }";
    const { errors } = await ask(product, query, { variables: { id: none }, headers: KEY });
    expect(errors).toMatchObject(notFound);
  });

  test("of another project's event, and to a key without the scope admin", async () => {
    const em = product.container.orm.em.fork();
    const { rows } = await product.sql.query("insert into projects (name) values ($1) returning id", [`p-${nextId}`]);
    const issue = (name: string, scopes: ("admin" | "ingest")[]) =>
      product.container.apiKeys.issue(em, { projectId: rows[0].id, name, scopes });
    const other = { Authorization: `Bearer ${await issue("other", ["admin"])}` };
    expect((await correct({ model: "x" }, {}, other)).errors).toMatchObject([{ extensions: { code: "NOT_FOUND" } }]);
    const sender = { Authorization: `Bearer ${await issue("sender", ["ingest"])}` };
    expect((await correct({ model: "x" }, {}, sender)).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  });
});

test("who corrected is told to members, and to API keys only where it was one of them", async () => {
  await correct({ model: "gemini-2.5-pro" });
  await ask(product, CORRECT, {
    variables: { eventId, correction: { noteId: "n-9" }, reason: "it was another note" },
    headers: { Cookie: cookie },
  });
  const whoCorrected = async (headers: Record<string, string>) => {
    const query = "query ($id: String!) { usageCorrections(eventId: $id) { correctedBy } }";
    const { data } = await ask(product, query, { variables: { id: eventId }, headers });
    return data?.usageCorrections;
  };
  expect(await whoCorrected({ Cookie: cookie })).toEqual([{ correctedBy: "bootstrap" }, { correctedBy: ADMIN.email }]);
  expect(await whoCorrected(KEY)).toEqual([{ correctedBy: "bootstrap" }, { correctedBy: null }]);
});

test("a member corrects an event of any project, and names it where the id is used twice", async () => {
  const signedIn = { Cookie: cookie, Authorization: "" };
  const asMember = (more: object) =>
    ask(product, CORRECT, {
      variables: { eventId, correction: { model: "gemini-2.5-pro" }, reason: "wrong model", ...more },
      headers: { Cookie: signedIn.Cookie },
    });
  const { data } = await asMember({});
  expect(data).toMatchObject({ correctUsage: { correctedBy: ADMIN.email, projectId: "1" } });
  const { rows } = await product.sql.query("insert into projects (name) values ($1) returning id", [`twin-${nextId}`]);
  await product.sql.query(
    "insert into usage_event_ids select $1, event_id, content_hash, created_at from usage_event_ids where event_id = $2",
    [rows[0].id, eventId],
  );
  expect((await asMember({})).errors).toMatchObject([{ extensions: { code: "BAD_INPUT", field: "projectId" } }]);
  expect((await asMember({ projectId: "1" })).errors).toEqual([]);
});

test("G16: three sends are one row, another content under the id is refused, and a correction replaces it", async () => {
  const once = { id: `g16-${nextId}` };
  expect(await record(once)).toMatchObject({ accepted: 1, duplicates: 0 });
  expect(await record(once)).toMatchObject({ accepted: 0, duplicates: 1 });
  expect(await record(once)).toMatchObject({ accepted: 0, duplicates: 1 });
  const later = { ...once, outputTokens: 900 };
  expect(await record(later)).toMatchObject({ accepted: 0, duplicates: 0, rejected: [{ code: "CONFLICT" }] });
  eventId = once.id;
  expect(await stored()).toMatchObject([{ output_tokens: "200", cost: "800000000" }]);

  const { errors } = await correct({ inputTokens: 1_000, outputTokens: 900 }, { reason: "the stream went on" });
  expect(errors).toEqual([]);
  expect(await stored()).toMatchObject([{ input_tokens: "1000", output_tokens: "900", cost: "2550000000" }]);
  await expectLedgerAgrees(product.sql, "Asia/Seoul");
});
