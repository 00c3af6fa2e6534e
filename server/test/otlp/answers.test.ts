import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { startProduct, type Product } from "../api/start-product.js";
import { decodeOutcome } from "./decode-answer.js";
import { exportOf, jsonSample, madeSpan, type LooseSpan } from "./otlp-json.js";
import { recordedCalls, sendTraces } from "./send-traces.js";

const CHAT = {
  "gen_ai.operation.name": "chat",
  "gen_ai.provider.name": "openai",
  "gen_ai.request.model": "gpt-5-mini",
};
const TOKENS = { "gen_ai.usage.input_tokens": 100, "gen_ai.usage.output_tokens": 20 };
const CACHED = { ...TOKENS, "gen_ai.usage.cache_read.input_tokens": 64 };
const ANSWER = { "gen_ai.response.id": "resp_one" };

let product: Product;

beforeAll(async () => {
  product = await startProduct();
});

afterAll(() => product.stop());

beforeEach(async () => {
  await product.sql.query("truncate token_usage, usage_event_ids, usage_corrections");
});

/** What both encodings tell; each of another call, so that none repeats the other. */
async function toldOf(...spans: readonly LooseSpan[]) {
  const json = await sendTraces(product, exportOf(spans));
  await product.sql.query("truncate token_usage, usage_event_ids");
  const protobuf = await sendTraces(product, exportOf(spans), { encoding: "protobuf" });
  expect([json.status, protobuf.status]).toEqual([200, 200]);
  expect(json.headers.get("Content-Type")).toBe("application/json");
  expect(protobuf.headers.get("Content-Type")).toBe("application/x-protobuf");
  const { partialSuccess = null } = JSON.parse(json.bytes.toString()) as {
    partialSuccess?: { rejectedSpans: string; errorMessage: string };
  };
  const told = partialSuccess && { ...partialSuccess, rejectedSpans: Number(partialSuccess.rejectedSpans) };
  expect(decodeOutcome(protobuf.bytes)).toEqual(told);
  return told;
}

const figure = async (fate: string) => {
  const text = await fetch(`${product.url}/metrics`).then((response) => response.text());
  return Number(new RegExp(`tokenledger_otlp_spans_total{fate="${fate}"} (\\d+)`).exec(text)?.[1] ?? 0);
};

const waitingEvents = async () => {
  const text = await fetch(`${product.url}/metrics`).then((response) => response.text());
  return Number(/^tokenledger_queue_events (\d+)/m.exec(text)?.[1]);
};

describe("an export", () => {
  test("of which all is recorded is answered with nothing", async () => {
    expect(await toldOf(madeSpan({ id: "1" }, { ...CHAT, ...TOKENS }))).toBeNull();
  });

  test("of other spans is taken, and they are counted", async () => {
    const other = await figure("other");
    const agent = { "gen_ai.operation.name": "invoke_agent", "gen_ai.request.model": "gpt-5-mini", ...TOKENS };
    const told = await toldOf(madeSpan({ id: "1" }, agent), madeSpan({ id: "2" }, {}));
    expect(told).toBeNull();
    expect(await recordedCalls(product)).toEqual([]);
    expect(await figure("other")).toBe(other + 4);
  });

  test("tells how many spans were refused and why, and records the others", async () => {
    const early = jsonSample("ai-sdk-7").resourceSpans[0]?.scopeSpans[0]?.spans[0];
    const old = { scope: "gen_ai", span: { ...early, startTimeUnixNano: "1500000000000000000" } };
    const negative = madeSpan({ id: "2" }, { ...CHAT, "gen_ai.usage.input_tokens": -5 });
    const nameless = { scope: "s", span: { ...madeSpan({ id: "3" }, { ...CHAT, ...TOKENS }).span, spanId: "" } };
    const told = await toldOf(madeSpan({ id: "1" }, { ...CHAT, ...TOKENS }), old, negative, nameless);
    expect(told?.rejectedSpans).toBe(3);
    expect(told?.errorMessage).toMatch(/^3 spans not recorded/);
    expect(told?.errorMessage).toContain("time: expected a time in the last 35 days");
    expect(told?.errorMessage).toContain("usage.gen_ai.usage.input_tokens: expected a whole number");
    expect(told?.errorMessage).toContain("expected a trace id and a span id");
    expect(await recordedCalls(product)).toHaveLength(1);
  });

  test("never repeats in its answer who a call was for", async () => {
    const user = "minji".repeat(100);
    const told = await toldOf(madeSpan({ id: "1" }, { ...CHAT, ...TOKENS, "user.id": user }));
    expect(told).toMatchObject({ rejectedSpans: 1, errorMessage: expect.stringContaining("userId") });
    expect(told?.errorMessage).not.toContain("minji");
  });
});

describe("another report of a recorded call", () => {
  const first = () => sendTraces(product, exportOf([madeSpan({ id: "1" }, { ...CHAT, ...TOKENS, ...ANSWER })]));
  const later = async (span: LooseSpan) => {
    const { status, bytes } = await sendTraces(product, exportOf([span]));
    expect(status).toBe(200);
    return bytes.toString();
  };

  test("with the same tokens is a repetition that nobody hears of", async () => {
    await first();
    const repeated = await figure("repeated");
    expect(await later(madeSpan({ trace: "2", id: "2" }, { ...CHAT, ...TOKENS, ...ANSWER }))).toBe("{}");
    expect(await later(madeSpan({ trace: "3", id: "3" }, { ...CHAT, ...ANSWER }))).toBe("{}");
    expect(await recordedCalls(product)).toEqual([expect.objectContaining({ input: 100, output: 20 })]);
    expect(await figure("repeated")).toBe(repeated + 2);
  });

  test("with other tokens is told: what came first stays", async () => {
    await first();
    const other = { "gen_ai.usage.input_tokens": 7, "gen_ai.usage.output_tokens": 1 };
    expect(JSON.parse(await later(madeSpan({ id: "2" }, { ...CHAT, ...other, ...ANSWER })))).toEqual({
      partialSuccess: {
        rejectedSpans: "0",
        errorMessage: "1 span of recorded calls with other tokens; what came first stays.",
      },
    });
    expect(await recordedCalls(product)).toEqual([expect.objectContaining({ input: 100, output: 20 })]);
    expect(await figure("contradicting")).toBe(1);
  });

  test("that says what the first left unknown completes it, as a correction that is kept and told", async () => {
    await sendTraces(product, exportOf([madeSpan({ id: "1" }, { ...CHAT, ...ANSWER })]));
    expect(await recordedCalls(product)).toEqual([expect.objectContaining({ usage_state: "missing", cost: null })]);
    expect(await later(madeSpan({ id: "2" }, { ...CHAT, ...TOKENS, ...ANSWER }))).toBe("{}");
    expect(await recordedCalls(product)).toEqual([
      expect.objectContaining({ usage_state: "reported", input: 100, cached: 0, cost_state: "priced" }),
    ]);
    expect(await later(madeSpan({ id: "3" }, { ...CHAT, ...CACHED, ...ANSWER }))).toBe("{}");
    expect(await recordedCalls(product)).toEqual([expect.objectContaining({ input: 100, cached: 64 })]);
    const { rows } = await product.sql.query(
      "select api_key_id is not null as by_key, reason from usage_corrections order by id",
    );
    const reason = "A later span of the same call says what the first left unknown";
    expect(rows).toEqual([
      { by_key: true, reason },
      { by_key: true, reason },
    ]);
    const audit = await product.sql.query("select 1 from audit_entries where action = 'usage.correct'");
    expect(audit.rows).toHaveLength(2);
  });

  test("names the user, the note and the feature that the first did not know, and changes none that it did", async () => {
    await first();
    const minji = { "user.id": "minji", "tokenledger.note.id": "n-42", "tokenledger.feature": "summary" };
    await later(madeSpan({ trace: "2", id: "2" }, { ...CHAT, ...ANSWER, ...minji }));
    const named = await recordedCalls(product);
    expect(named).toEqual([expect.objectContaining({ input: 100, note_id: "n-42", feature: "summary" })]);
    const other = { "user.id": "jun", "tokenledger.note.id": "n-1", "tokenledger.feature": "tags" };
    await later(madeSpan({ trace: "3", id: "3" }, { ...CHAT, ...ANSWER, ...other }));
    expect(await recordedCalls(product)).toEqual(named);
    const { rows } = await product.sql.query("select 1 from token_usage where user_id is not null");
    expect(rows).toHaveLength(1);
  });

  test("at the same moment completes it once", async () => {
    await sendTraces(product, exportOf([madeSpan({ id: "1" }, { ...CHAT, ...ANSWER })]));
    const reports = ["2", "3", "4", "5"].map((id) => madeSpan({ trace: id, id }, { ...CHAT, ...TOKENS, ...ANSWER }));
    await Promise.all(reports.map(later));
    const { rows } = await product.sql.query("select 1 from usage_corrections");
    expect(rows).toHaveLength(1);
    expect(await recordedCalls(product)).toEqual([expect.objectContaining({ input: 100, output: 20 })]);
  });
});

describe("many later reports in one export", () => {
  const many = (count: number, tokens: object) =>
    Array.from({ length: count }, (_, at) =>
      madeSpan({ id: (at + 1).toString(16) }, { ...CHAT, ...tokens, "gen_ai.response.id": `resp_${at}` }),
    );
  const send = (count: number, tokens: object) => sendTraces(product, exportOf(many(count, tokens)));
  const summedInput = async () => {
    const { rows } = await product.sql.query<{ sum: number }>(
      "select coalesce(sum(input_tokens), 0)::int as sum from token_usage_stats",
    );
    return rows[0]?.sum ?? 0;
  };

  test("complete their calls in a few transactions, and all sums follow", async () => {
    expect((await send(450, {})).status).toBe(200);
    const summed = await summedInput();
    const completed = await figure("completed");
    expect((await send(450, TOKENS)).status).toBe(200);
    const { rows } = await product.sql.query(
      "select count(*)::int as corrections, count(distinct xmin::text)::int as transactions from usage_corrections",
    );
    expect(rows).toEqual([{ corrections: 450, transactions: 3 }]);
    expect(await figure("completed")).toBe(completed + 450);
    const calls = await recordedCalls(product);
    expect(calls.filter(({ input, cost_state }) => input === 100 && cost_state === "priced")).toHaveLength(450);
    expect(await summedInput()).toBe(summed + 45_000);
  });

  test("take room of those that wait for a transaction until they are settled", async () => {
    await send(30, {});
    const holder = await product.sql.connect();
    try {
      await holder.query("begin");
      await holder.query("select 1 from usage_event_ids for update");
      const sending = send(30, TOKENS);
      await vi.waitFor(async () => expect(await waitingEvents()).toBe(30), { timeout: 3_000 });
      await holder.query("rollback");
      expect((await sending).status).toBe(200);
      expect(await waitingEvents()).toBe(0);
    } finally {
      holder.release(true);
    }
  });
});

describe("a collector's batch", () => {
  test("of more model calls than one request may record is recorded whole, and again is a repetition", async () => {
    const negative = { "gen_ai.usage.input_tokens": -5 };
    const calls = Array.from({ length: 8_192 }, (_, at) =>
      madeSpan({ id: (at + 1).toString(16) }, { ...CHAT, ...(at === 8_191 ? negative : TOKENS) }),
    );
    const send = () => sendTraces(product, exportOf(calls), { encoding: "protobuf", gzip: true });
    const [recorded, repeated] = [await figure("recorded"), await figure("repeated")];
    for (const { status, bytes } of [await send(), await send()]) {
      expect([status, decodeOutcome(bytes)]).toMatchObject([200, { rejectedSpans: 1 }]);
    }
    const { rows } = await product.sql.query("select count(*)::int as calls from token_usage");
    expect(rows).toEqual([{ calls: 8_191 }]);
    expect(await figure("recorded")).toBe(recorded + 8_191);
    expect(await figure("repeated")).toBe(repeated + 8_191);
  });

  test("of 512 spans with long questions is recorded", async () => {
    const question = "요약해 주세요. ".repeat(1_000);
    const calls = Array.from({ length: 512 }, (_, at) =>
      madeSpan({ id: (at + 1).toString(16) }, { ...CHAT, "gen_ai.input.messages": question, ...TOKENS }),
    );
    const { status } = await sendTraces(product, exportOf(calls), { encoding: "protobuf", gzip: true });
    expect(status).toBe(200);
    expect(await recordedCalls(product)).toHaveLength(512);
  });
});

test("spans in 19,000 spans, and in circles, are read in a moment", async () => {
  const deep = Array.from({ length: 19_000 }, (_, at) =>
    madeSpan({ id: String(at + 1), parent: String(at) }, at === 18_999 ? { ...CHAT, ...TOKENS } : {}),
  );
  const circle = [
    madeSpan({ trace: "2", id: "a", parent: "b" }, { ...CHAT, ...TOKENS }),
    madeSpan({ trace: "2", id: "b", parent: "a" }, { ...CHAT, ...TOKENS }),
  ];
  const { status } = await sendTraces(product, exportOf([...deep, ...circle]), { encoding: "protobuf", gzip: true });
  expect(status).toBe(200);
  expect((await recordedCalls(product)).length).toBeGreaterThanOrEqual(1);
});

test("nothing of questions and answers reaches a table", async () => {
  const SECRET = "Minji's-secret-answer";
  const attributes = {
    ...CHAT,
    ...TOKENS,
    "gen_ai.input.messages": SECRET,
    "gen_ai.completion.0.content": SECRET,
    "langfuse.observation.input": SECRET,
    "ai.prompt.messages": SECRET,
    "gen_ai.usage.note": SECRET,
    [`gen_ai.usage.${SECRET}`]: 5,
    "langfuse.observation.usage_details": JSON.stringify({ input: 3, output: 4, [SECRET]: 5 }),
  };
  const span = madeSpan({ id: "1" }, attributes, 2);
  const failing = { ...span, span: { ...span.span, status: { code: 2, message: SECRET }, name: SECRET } };
  const { status } = await sendTraces(product, exportOf([failing]));
  expect(status).toBe(200);
  expect(await recordedCalls(product)).toHaveLength(1);
  const tables = await product.sql.query<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'public'",
  );
  for (const { name } of tables.rows) {
    const { rows } = await product.sql.query(`select 1 from ${name} t where t::text like '%' || $1 || '%'`, [SECRET]);
    expect([name, rows]).toEqual([name, []]);
  }
});
