import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "../api/ask.js";
import { API_KEY, startProduct, type Product } from "../api/start-product.js";
import { openSocket } from "./open-socket.js";
import { JSON_TYPE, send, sendGraphql } from "./post.js";
import { signInAsAdmin } from "./sign-in.js";

const KEY = { Authorization: `Bearer ${API_KEY}` };
const NDJSON_TYPE = { "Content-Type": "application/x-ndjson" };
const RECORD =
  "mutation ($events: [UsageEventInput!]!) { recordUsage(events: $events) { accepted rejected { field code } } }";

let product: Product;

beforeAll(async () => {
  product = await startProduct();
});

afterAll(() => product.stop());

async function recorded(): Promise<number> {
  const { rows } = await product.sql.query<{ count: number }>("select count(*)::int from token_usage");
  return rows[0]?.count ?? -1;
}

function event(fields: object = {}) {
  return { id: "t-1", provider: "google", model: "gemini-2.5-flash", inputTokens: 1, outputTokens: 1, ...fields };
}

/** Bytes that no UTF-8 has, in place of the mark. */
function withBytes(text: string, bytes: readonly number[]): Buffer {
  const [before = "", after = ""] = text.split("¤");
  return Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]);
}

describe("bytes that are no UTF-8", () => {
  const written = '{"id":"u-¤","provider":"google","model":"gemini-2.5-flash","inputTokens":1,"outputTokens":1}';
  test.each([
    { name: "a lone continuation", bytes: [0x80] },
    { name: "a sequence cut short", bytes: [0xe3, 0x81] },
    { name: "an overlong slash", bytes: [0xc0, 0xaf] },
    { name: "a surrogate", bytes: [0xed, 0xa0, 0x80] },
    { name: "a byte beyond Unicode", bytes: [0xff] },
  ])("$name is refused at every door and recorded nowhere", async ({ bytes }) => {
    const doors = [
      send(product, "/v1/usage", { headers: { ...JSON_TYPE, ...KEY }, body: withBytes(written, bytes) }),
      send(product, "/v1/usage", { headers: { ...NDJSON_TYPE, ...KEY }, body: withBytes(`${written}\n`, bytes) }),
      sendGraphql(
        product,
        withBytes(JSON.stringify({ query: RECORD, variables: { events: [0] } }).replace("0", written), bytes),
        KEY,
      ),
      sendGraphql(product, withBytes('{"query":"{ viewer { id } } # ¤"}', bytes)),
    ];
    for (const { status, text } of await Promise.all(doors)) {
      expect(status).toBe(400);
      expect(text).toContain("The body is not valid UTF-8.");
    }
    expect(await recorded()).toBe(0);
  });

  test("over WebSocket they close the socket", async () => {
    const { socket } = await openSocket(product);
    const closed = new Promise((resolve) => {
      socket.once("close", resolve);
    });
    socket.send(withBytes('{"id":"a","type":"subscribe","payload":{"query":"¤"}}', [0xff]), { binary: false });
    expect(await closed).toBe(1007);
  });

  test("another charset is refused, whatever its bytes are", async () => {
    const body = Buffer.from('{"query":"{ viewer { id } }"}', "utf16le");
    const { status } = await sendGraphql(product, body, { "Content-Type": "application/json; charset=utf-16le" });
    expect(status).toBe(415);
  });
});

describe("texts that the database cannot hold", () => {
  const broken = [
    { name: "NUL", text: "a\0b" },
    { name: "half a surrogate pair", text: "a\ud83d" },
    { name: "the other half", text: "\udc26a" },
  ];

  test.each(broken)("$name in an event rejects that event alone, by its field", async ({ text }) => {
    for (const field of ["id", "model", "userId", "noteId", "feature", "requestId"]) {
      const body = JSON.stringify([event({ [field]: text })]);
      const posted = await send(product, "/v1/usage", { headers: { ...JSON_TYPE, ...KEY }, body });
      expect(JSON.parse(posted.text)).toMatchObject({ accepted: 0, rejected: [{ code: "BAD_INPUT", field }] });
      const variables = { events: [event({ [field]: text })] };
      expect((await ask(product, RECORD, { headers: KEY, variables })).data).toMatchObject({
        recordUsage: { accepted: 0, rejected: [{ code: "BAD_INPUT", field }] },
      });
    }
    expect(await recorded()).toBe(0);
  });

  test.each(broken)("$name in a question is refused, naming the variable", async ({ text }) => {
    const headers = { Cookie: await signInAsAdmin(product) };
    const filter = { range: { preset: "7d" }, models: [text] };
    const asked = await ask(
      product,
      "query ($filter: UsageFilterInput!) { usageTotals(filter: $filter) { requests } }",
      {
        headers,
        variables: { filter },
      },
    );
    expect(asked).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: "BAD_INPUT", field: "filter.models.0" } }],
    });
    const changed = await ask(
      product,
      "mutation ($id: String!, $reason: String!) { correctUsage(eventId: $id, reason: $reason, correction: {}) { field: correctedAt } }",
      { headers, variables: { id: "a", reason: `because ${text}` } },
    );
    expect(changed).toMatchObject({ status: 400, errors: [{ extensions: { code: "BAD_INPUT", field: "reason" } }] });
  });

  test("nor may a document hold them", async () => {
    const query = String.raw`{ usageTotals(filter: { range: { preset: "7d" }, models: ["a\u0000"] }) { requests } }`;
    const { status, errors } = await ask(product, query, { headers: KEY });
    expect(status).toBe(400);
    expect(errors).toMatchObject([{ message: expect.stringContaining("NUL") }]);
  });
});

describe("names that objects inherit", () => {
  const ok = '"id":"p-1","provider":"google","model":"gemini-2.5-flash","inputTokens":1,"outputTokens":1';

  test.each(["__proto__", "constructor", "toString", "hasOwnProperty"])(
    "%s beside an event's fields is a field that is not known",
    async (name) => {
      const body = `{"id":"p-${name}",${ok.slice(11)},"${name}":{"inputTokens":-1,"isAdmin":true}}`;
      const posted = await send(product, "/v1/usage", { headers: { ...JSON_TYPE, ...KEY }, body });
      expect(posted.status).toBe(200);
      expect(JSON.parse(posted.text)).toMatchObject({ accepted: 1, ignoredFields: [name] });
      const variables = `{"events":[{${ok},"${name}":{"inputTokens":2}}]}`;
      const asked = await sendGraphql(product, `{"query":${JSON.stringify(RECORD)},"variables":${variables}}`, KEY);
      expect(asked.status).toBe(400);
      expect(asked.text).toContain(name);
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
  );

  test("__proto__ in a usage object changes nothing that is read of it", async () => {
    const usage = '{"promptTokenCount":3,"candidatesTokenCount":2,"__proto__":{"promptTokenCount":900}}';
    const body = `{"id":"p-usage","provider":"google","model":"gemini-2.5-flash","usage":${usage}}`;
    const posted = await send(product, "/v1/usage", { headers: { ...JSON_TYPE, ...KEY }, body });
    expect(JSON.parse(posted.text)).toMatchObject({ accepted: 1 });
    const { rows } = await product.sql.query(
      "select total_tokens::int as total from token_usage where event_id = 'p-usage'",
    );
    expect(rows).toEqual([{ total: 5 }]);
  });

  test.each([
    '{"__proto__":{"query":"{ viewer { id } }"}}',
    '{"query":"{ viewer { id } }","variables":{"__proto__":{"a":1}},"__proto__":{"b":1}}',
  ])("a request to /graphql gains nothing by %s", async (body) => {
    const { status } = await sendGraphql(product, body);
    expect(status).toBeLessThan(500);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe("JSON that is cut short or wrong", () => {
  const whole = JSON.stringify([event()]);
  const cuts = [1, 2, 10, whole.length - 2, whole.length - 1];

  test.each(cuts)("an event list of its first %d characters is refused whole", async (length) => {
    for (const type of [JSON_TYPE, NDJSON_TYPE]) {
      const before = await recorded();
      const posted = await send(product, "/v1/usage", { headers: { ...type, ...KEY }, body: whole.slice(0, length) });
      expect(posted.status).toBe(400);
      expect(await recorded()).toBe(before);
    }
  });

  test.each([
    '{"query":"{ viewer',
    '{"query":',
    "{",
    "",
    "null",
    "7",
    '"a"',
    "[]",
    "{}",
    '{"query":7}',
    '{"query":["a"]}',
    '{"query":"{ viewer { id } }","variables":"a"}',
    '{"query":"{ viewer { id } }","variables":[1]}',
    '{"query":"{ viewer { id } }","operationName":{}}',
    '{"query":"{ viewer { id } }",}',
    "\ufeff{",
    "{'query':'a'}",
    "NaN",
  ])("%s is refused at /graphql", async (body) => {
    const { status, text } = await sendGraphql(product, body, KEY);
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: "BAD_INPUT" } }] });
  });
});
