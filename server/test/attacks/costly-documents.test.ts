import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "../api/ask.js";
import { API_KEY, startProduct, type Product } from "../api/start-product.js";
import { openSocket, type OpenSocket } from "./open-socket.js";
import { sendGraphql } from "./post.js";
import { signInAsAdmin } from "./sign-in.js";

const FILTER = '(filter: { range: { preset: "7d" } })';
const TOO_LONG_MS = 2_000;
/** Levels of `previous`, which a period may have as many of as anybody likes to write. */
const deep = (levels: number) => `${"previous { ".repeat(levels)} requests ${"}".repeat(levels)}`;
const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(" ");
const totals = (selection: string) => `{ usageTotals${FILTER} { ${selection} } }`;
const fragments = (count: number, spreads: number) =>
  times(count, (at) => `fragment f${at} on UsageTotals { ${`...f${at + 1} `.repeat(spreads)} requests }`);

/** Refused for everybody before anything is executed. */
const ATTACKS = [
  { name: "a depth of 12", query: totals(deep(10)), told: /10 levels of fields/ },
  {
    name: "a depth of 12 hidden in fragments",
    query: `${totals("...a")} fragment a on UsageTotals { ${deep(10)} }`,
    told: /10 levels/,
  },
  { name: "31 aliases", query: `{ ${times(31, (at) => `a${at}: viewer { id }`)} }`, told: /30 aliases/ },
  { name: "the same field 2,000 times", query: `{ viewer { ${"id ".repeat(1_900)} } }`, told: /500 fields/ },
  { name: "the same fields with fields 600 times", query: `{ ${"viewer { id } ".repeat(450)} }`, told: /500 fields/ },
  { name: "200 directives", query: `{ viewer ${"@skip(if: true) ".repeat(200)} { id } }`, told: /30 directives/ },
  { name: "500 unknown directives", query: `{ viewer ${"@x ".repeat(600)} { id } }`, told: /30 directives/ },
  {
    name: "fragments that include each other",
    query: `${totals("...f0")} ${fragments(2, 1)} fragment f2 on UsageTotals { ...f0 }`,
    told: /includes itself/,
  },
  {
    name: "a fragment bomb of ten to the 29",
    query: `${totals("...f0")} ${fragments(29, 10)} fragment f29 on UsageTotals { requests }`,
    told: /2000 fields/,
  },
  {
    name: "200 fragments",
    query: `${totals("...f0")} ${fragments(200, 1)} fragment f200 on UsageTotals { requests }`,
    told: /30 fragments/,
  },
  {
    name: "90 spreads of one fragment",
    query: `${totals("...f ".repeat(90))} fragment f on UsageTotals { ${"requests ".repeat(90)} }`,
    told: /2000 fields/,
  },
  {
    name: "25 questions at once",
    query: `{ ${times(25, (at) => (at < 5 ? "viewer { id }" : `usageTotals${FILTER} { requests }`))} }`,
    told: /20 fields at the root/,
  },
  {
    name: "a thousand brackets",
    query: `{ usageTotals(filter: ${"[".repeat(900)}${"]".repeat(900)}) { requests } }`,
    told: /64 brackets/,
  },
  {
    name: "more tokens than anybody needs",
    query: `{ viewer { ${"id, ".repeat(2_100)} } }`,
    told: /2000 tokens|500 fields/,
  },
  {
    name: "more rows of more fields than an answer may have",
    query: `{ ${times(4, (at) => `e${at}: usageEvents(first: 500, filter: { range: { preset: "7d" } }) { nodes { id eventId time tags { key value } } }`)} }`,
    told: /Ask for fewer rows/,
  },
];

let product: Product;
let asAdmin: Record<string, string>;
let socket: OpenSocket;

beforeAll(async () => {
  product = await startProduct();
  asAdmin = { Cookie: await signInAsAdmin(product) };
  socket = await openSocket(product);
});

afterAll(async () => {
  socket.socket.terminate();
  await product.stop();
});

describe.each([
  { who: "an administrator", headers: () => asAdmin },
  { who: "a key with all scopes", headers: () => ({ Authorization: `Bearer ${API_KEY}` }) },
])("over HTTP $who is refused", ({ headers }) => {
  test.each(ATTACKS)("$name", async ({ query, told }) => {
    const { status, text, ms } = await sendGraphql(product, JSON.stringify({ query }), headers());
    expect(status).toBe(400);
    expect(JSON.parse(text)).toEqual({
      errors: [{ message: expect.stringMatching(told), extensions: { code: "BAD_INPUT" } }],
    });
    expect(ms).toBeLessThan(TOO_LONG_MS);
  });
});

describe("over WebSocket", () => {
  test.each(ATTACKS)("$name is refused", async ({ name, query, told }) => {
    const begun = performance.now();
    const answer = await socket.subscribe(name, query);
    expect(answer).toMatchObject({ type: "error", payload: [{ extensions: { code: "BAD_INPUT" } }] });
    expect(JSON.stringify(answer)).toMatch(new RegExp(`${told.source}|Only a subscription`));
    expect(performance.now() - begun).toBeLessThan(TOO_LONG_MS);
  });

  test.each([
    { name: "aliases of a tick", inner: times(31, (at) => `a${at}: cursor`), told: "30 aliases" },
    { name: "fields of a tick", inner: "cursor ".repeat(600), told: "500 fields" },
    { name: "directives", inner: `cursor ${"@skip(if: false) ".repeat(31)}`, told: "30 directives" },
  ])("a subscription with too many $name is refused", async ({ name, inner, told }) => {
    const answer = await socket.subscribe(name, `subscription { usageRecorded${FILTER} { ${inner} } }`);
    expect(JSON.stringify(answer)).toContain(told);
  });
});

test("a batch is refused whole", async () => {
  const batch = JSON.stringify(Array.from({ length: 100 }, () => ({ query: "{ viewer { id } }" })));
  const { status, text } = await sendGraphql(product, batch, asAdmin);
  expect(status).toBe(400);
  expect(text).toContain("BAD_INPUT");
});

test("of a flood of faults twenty are told, in no more than some kilobytes", async () => {
  const inDocument = await ask(product, `{ ${times(400, (at) => `unknown${at}`)} }`, { headers: asAdmin });
  expect(inDocument.errors.length).toBeLessThanOrEqual(21);
  const filter = { range: { preset: "7d" }, statuses: Array.from({ length: 1_000 }, () => "NOT_ONE") };
  const query = "query ($filter: UsageFilterInput!) { usageTotals(filter: $filter) { requests } }";
  const inVariables = await ask(product, query, { headers: asAdmin, variables: { filter } });
  expect(inVariables.status).toBe(400);
  expect(inVariables.errors.length).toBeLessThanOrEqual(21);
  expect(JSON.stringify(inVariables.errors).length).toBeLessThan(10_000);
});

test("an endless list of ids is refused before the database hears of it", async () => {
  const filter = { range: { preset: "7d" }, models: Array.from({ length: 1_001 }, (_, at) => `m-${at}`) };
  const query = "query ($filter: UsageFilterInput!) { usageTotals(filter: $filter) { requests } }";
  const { status, errors } = await ask(product, query, { headers: asAdmin, variables: { filter } });
  expect(status).toBe(400);
  expect(errors).toMatchObject([{ extensions: { code: "BAD_INPUT", field: "filter.models" } }]);
});

test("a document of a key that records may be large, its questions may not", async () => {
  const Authorization = `Bearer ${API_KEY}`;
  const { status, text, ms } = await sendGraphql(
    product,
    JSON.stringify({ query: `{ ${"viewer { id } ".repeat(200_000)} }` }),
    { Authorization },
  );
  expect(status).toBe(400);
  expect(text).toContain("2000 tokens outside arguments");
  expect(ms).toBeLessThan(TOO_LONG_MS);
});
