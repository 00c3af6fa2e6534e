import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseUsd } from "@tokenledger/model/money";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signInAs } from "../access/sign-in-as.js";
import { ask } from "../api/ask.js";
import { ADMIN, API_KEY, startProduct, type Product } from "../api/start-product.js";
import { readByDuckDb, readByExcelJs } from "./read-back.js";

const OUTSIDE = "mina.kim@example.com";
const FORMULA = "=cmd|' /C calc'!A0";
const KOREAN = '쉼표, 따옴표 " 그리고 줄\n바꿈';
const read = { Authorization: `Bearer ${API_KEY}` };

let product: Product;
let headers: Record<string, string>;

const EVENTS = Array.from({ length: 30 }, (_, n) => ({
  id: `e-${n}`,
  time: new Date(Date.now() - (n + 1) * 60_000).toJSON(),
  userId: OUTSIDE,
  noteId: n === 0 ? FORMULA : n === 1 ? KOREAN : n === 2 ? "#3" : `note-${n}`,
  feature: "summary",
  operation: n % 2 === 0 ? "summarise" : "tag",
  provider: "openai",
  model: n === 5 ? "model-of-nobody" : "gpt-4o-mini",
  status: "ok",
  inputTokens: 1_000 + n,
  outputTokens: 7,
  tags: { team: FORMULA },
}));

beforeAll(async () => {
  product = await startProduct();
  headers = await signInAs(product);
  const response = await fetch(`${product.url}/v1/usage`, {
    method: "POST",
    headers: { ...read, "Content-Type": "application/json" },
    body: JSON.stringify(EVENTS),
  });
  if (!response.ok) throw new Error(await response.text());
}, 120_000);

afterAll(() => product.stop());

const get = (query: string, others: Record<string, string> = headers) =>
  fetch(`${product.url}/v1/exports/usage?${query}`, { headers: others });

async function bytesOf(query: string): Promise<Buffer> {
  const response = await get(query);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect([response.status, response.status === 200 ? "" : bytes.toString()]).toEqual([200, ""]);
  return bytes;
}

const linesOf = async (query: string) =>
  parse<Record<string, string>>(await bytesOf(`format=csv&range=7d${query}`), { columns: true, bom: true });

interface Totals {
  readonly requests: number;
  readonly cost: string;
  readonly inputTokens: string;
}

async function totals() {
  const { data } = await ask(
    product,
    '{ usageTotals(filter: { range: { preset: "7d" } }) { requests cost inputTokens } }',
    { headers },
  );
  if (data === null) throw new Error("there are no totals");
  const { inputTokens, ...others } = data["usageTotals"] as Totals;
  return { ...others, inputTokens: Number(inputTokens) };
}

async function exported(): Promise<Record<string, unknown>[]> {
  const { rows } = await product.sql.query<Record<string, unknown>>(
    "select actor, after from audit_entries where action = 'usage.export' order by id",
  );
  return rows;
}

describe("the export of requests", () => {
  test("has every request once, newest first, with the local time and its offset", async () => {
    const lines = await linesOf("&timezone=Asia/Seoul");
    expect(lines.map(({ eventId }) => eventId)).toEqual(EVENTS.map(({ id }) => id));
    expect(lines.map(({ time = "" }) => new Date(time).toJSON())).toEqual(EVENTS.map(({ time }) => time));
    for (const { time } of lines) expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+09:00$/);
  });

  test("computes nothing in a spreadsheet, and gives every other text back as it was", async () => {
    const [formula, korean, number] = await linesOf("");
    expect([formula?.["noteId"], formula?.["tags"]]).toEqual([`'${FORMULA}`, JSON.stringify({ team: FORMULA })]);
    expect([korean?.["noteId"], number?.["noteId"]]).toEqual([KOREAN, "#3"]);
    expect(number?.["inputTokens"]).toBe("1002");
  });

  test("names app users by their pseudonym alone", async () => {
    const text = (await bytesOf("format=jsonl&range=7d")).toString();
    const { rows } = await product.sql.query<{ pseudonym: string }>("select pseudonym from app_users");
    expect(text).not.toContain("mina");
    expect(JSON.parse(text.slice(0, text.indexOf("\n")))).toMatchObject({ user: rows[0]?.pseudonym });
  });

  test("ends with how many rows it has and what they add up to, as the totals have it", async () => {
    const { requests, cost, inputTokens } = await totals();
    const json = (await bytesOf("format=jsonl&range=7d&footer=1")).toString().trimEnd().split("\n");
    const rows = json.slice(0, -1).map((line) => JSON.parse(line) as { inputTokens: number; cost: string | null });
    expect(JSON.parse(json.at(-1) ?? "")).toMatchObject({
      totals: { rows: requests, unpricedRows: 1, cost, inputTokens },
    });
    expect(rows).toHaveLength(requests);
    expect(rows.reduce((sum, row) => sum + row.inputTokens, 0)).toBe(inputTokens);

    const csv = (await bytesOf("format=csv&range=7d&footer=1&columns=noteId,cost")).toString();
    expect(csv.trimEnd().split("\r\n").at(-1)).toBe(
      `# rows=30 unpricedRows=1 cost=${cost} inputTokens=${inputTokens} cachedInputTokens=0 cacheWriteTokens=0 outputTokens=210 reasoningTokens=0 totalTokens=${inputTokens + 210}`,
    );
    const withoutRemarks = parse<Record<string, string>>(csv, { columns: true, comment: "#", comment_no_infix: true });
    expect(withoutRemarks.map(({ noteId }) => noteId)).toContain("#3");
    expect(withoutRemarks).toHaveLength(30);
  });

  test("has the columns that were chosen, in their own order, and unknown costs empty", async () => {
    const lines = await linesOf("&columns=cost,model");
    expect(Object.keys(lines[0] ?? {})).toEqual(["model", "cost"]);
    expect(lines[5]).toEqual({ model: "model-of-nobody", cost: "" });
    expect(lines[0]?.["cost"]).toMatch(/^0\.0+[1-9]\d*$/);
  });

  test("takes the conditions of the list", async () => {
    expect(await linesOf("&operations=tag")).toHaveLength(15);
    expect(await linesOf("&excludeOperations=tag&minInputTokens=1010")).toHaveLength(10);
    expect(await linesOf("&costStates=UNPRICED")).toHaveLength(1);
    expect(await linesOf(`&search=${encodeURIComponent("E-2")}`)).toHaveLength(11);
    expect(await linesOf("&statuses=ERROR")).toEqual([]);
  });

  test("is a file of known size and checksum that nobody keeps", async () => {
    const response = await get("format=csv&bom=1&range=7d");
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": expect.stringMatching(/^attachment; filename="usage-\d{4}-\d\d-\d\d\.csv"$/),
      "content-length": String(bytes.length),
      "repr-digest": `sha-256=:${createHash("sha256").update(bytes).digest("base64")}:`,
      "cache-control": "no-store",
    });
    expect(bytes.subarray(0, 8).toString()).toBe("\ufefftime,");
    expect(await readdir(join(product.container.config.dataDir, "exports"))).toEqual([]);
  });

  test("is an entry in the audit log, without what was searched for", async () => {
    const before = (await exported()).length;
    await bytesOf("format=csv&range=7d&operations=tag&search=e-1&columns=model");
    expect((await exported()).slice(before)).toEqual([
      {
        actor: ADMIN.email,
        after: {
          format: "csv",
          columns: "model",
          range: { preset: "7d", from: null, to: null },
          operations: ["tag"],
          search: true,
          rows: 6,
        },
      },
    ]);
  });
});

describe("who may export requests", () => {
  test("a key with the right to read, of its own project alone", async () => {
    await product.sql.query("insert into projects (name) values ('another')");
    const response = await get("format=jsonl&range=7d", read);
    expect(response.status).toBe(200);
    expect((await response.text()).trimEnd().split("\n")).toHaveLength(30);
    await product.sql.query(
      "update token_usage set project_id = (select id from projects where name = 'another') where event_id = 'e-9'",
    );
    expect((await (await get("format=jsonl&range=7d", read)).text()).trimEnd().split("\n")).toHaveLength(29);
    await product.sql.query(
      "update token_usage set project_id = (select min(project_id) from token_usage) where event_id = 'e-9'",
    );
  });

  test.each([
    { who: "nobody", others: {}, status: 401 },
    { who: "a wrong key", others: { Authorization: "Bearer tl_wrong" }, status: 401 },
  ])("not $who, and nothing is written down", async ({ others, status }) => {
    const before = await exported();
    expect((await get("format=csv&range=7d", others)).status).toBe(status);
    expect(await exported()).toEqual(before);
  });

  test("not a page of somebody else", async () => {
    expect((await get("format=csv&range=7d", { ...headers, "Sec-Fetch-Site": "cross-site" })).status).toBe(403);
  });
});

test.each([
  { query: "range=7d", field: "format" },
  { query: "format=pdf&range=7d", field: "format" },
  { query: "format=csv", field: "range" },
  { query: "format=csv&range=7d&columns=time,externalId", field: "columns" },
  { query: "format=csv&range=7d&model=gpt-4o", field: "model" },
  { query: "format=csv&range=7d&statuses=ok", field: "statuses" },
  { query: "format=csv&range=7d&costStates=DEAR", field: "costStates" },
  { query: "format=csv&range=7d&minTokens=1e3", field: "minTokens" },
  { query: "format=csv&range=7d&minCost=-1", field: "minCost" },
  { query: "format=csv&range=7d&timezone=Mars/Base", field: "timezone" },
])("an export that cannot be meant is refused by the name of the parameter: $query", async ({ query, field }) => {
  const before = await exported();
  const response = await get(query);
  expect([response.status, await response.json()]).toMatchObject([400, { error: { code: "BAD_INPUT", field } }]);
  expect(await exported()).toEqual(before);
});

describe("read by others, an export", () => {
  const NOTES = EVENTS.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ noteId }) => noteId);

  async function expected() {
    const { requests, cost, inputTokens } = await totals();
    return { rows: requests, cost: parseUsd(cost), inputTokens };
  }

  test.each([
    { format: "parquet", reader: "read_parquet(?)", notes: NOTES },
    { format: "jsonl", reader: "read_json(?)", notes: NOTES },
    {
      format: "csv",
      reader:
        "read_csv(?, header = true, all_varchar = false, types = {'noteId': 'VARCHAR', 'cost': 'DECIMAL(38,12)'})",
      notes: NOTES.map((note) => (note === FORMULA ? `'${note}` : note)),
    },
  ])("in $format has the same sums and texts for DuckDB", async ({ format, reader, notes }) => {
    const folder = await mkdtemp(join(tmpdir(), "tokenledger-read-back-"));
    const path = join(folder, `usage.${format}`);
    await writeFile(path, await bytesOf(`format=${format}&range=7d`));
    expect(await readByDuckDb(path, reader)).toEqual({ ...(await expected()), noteIds: notes });
    await rm(folder, { recursive: true });
  });

  test("in Excel has them for a library of spreadsheets, and no formula", async () => {
    const told = await readByExcelJs(await bytesOf("format=xlsx&range=7d"));
    expect(told).toEqual({ ...(await expected()), noteIds: NOTES, formulas: 0, sheets: ["Requests", "Totals"] });
  });
});

test("50,000 requests come at once, and one more is refused as too many", async () => {
  await product.sql.query("select ensure_usage_partition((now() - interval '1 day')::date)");
  await product.sql.query(`
    insert into token_usage (project_id, event_id, feature, operation, provider, model, status, cost_state, usage_state, dialect, attempt, created_at, recorded_at)
    select (select min(project_id) from token_usage), 'many-' || n, 'bulk', 'bulk', 'openai', 'gpt-4o-mini', 'ok', 'unpriced', 'missing', 'plain', 1,
      now() - interval '1 hour' - n * interval '1 second', now() - interval '1 minute'
    from generate_series(1, 50001) n`);
  const query = "format=csv&range=7d&features=bulk&columns=eventId";
  const refused = await get(query);
  expect([refused.status, await refused.json()]).toMatchObject([400, { error: { field: "range" } }]);
  await product.sql.query("delete from token_usage where event_id = 'many-1'");
  const lines = parse<Record<string, string>>(await bytesOf(query), { columns: true });
  expect(lines).toHaveLength(50_000);
  expect(new Set(lines.map(({ eventId }) => eventId)).size).toBe(50_000);
}, 60_000);
