import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { formatUsd, parseUsd, pico } from "@tokenledger/model/money";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signInAs } from "../access/sign-in-as.js";
import { ask } from "../api/ask.js";
import { API_KEY, startProduct, type Product } from "../api/start-product.js";

let product: Product;
let headers: Record<string, string>;

const FORMULA = "=cmd|' /C calc'!A0";
const FEATURES = ["요약", FORMULA, "tag"];
const EVENTS = Array.from({ length: 60 }, (_, n) => ({
  id: `e-${n}`,
  time: new Date(Date.now() - (n + 1) * 3_600_000).toJSON(),
  userId: `user-${n % 7}`,
  feature: FEATURES[n % 3],
  provider: "openai",
  model: n % 10 === 0 ? "model-of-nobody" : "gpt-4o-mini",
  status: n % 5 === 0 ? "error" : "ok",
  inputTokens: 1_000 + n,
  outputTokens: 7,
}));

beforeAll(async () => {
  product = await startProduct();
  headers = await signInAs(product);
  const response = await fetch(`${product.url}/v1/usage`, {
    method: "POST",
    headers: { Authorization: `Bearer ${API_KEY}`, "Content-Type": "application/json" },
    body: JSON.stringify(EVENTS),
  });
  if (!response.ok) throw new Error(await response.text());
}, 120_000);

afterAll(() => product.stop());

async function fileOf(query: string): Promise<Buffer> {
  const response = await fetch(`${product.url}/v1/exports/statistics?range=7d&${query}`, { headers });
  const bytes = Buffer.from(await response.arrayBuffer());
  expect([response.status, response.status === 200 ? "" : bytes.toString()]).toEqual([200, ""]);
  return bytes;
}

async function csvOf(query: string) {
  const text = (await fileOf(`format=csv&footer=1&${query}`)).toString();
  const end = text.lastIndexOf("# ");
  const foot = Object.fromEntries(
    new URLSearchParams(
      text
        .slice(end + 2)
        .trim()
        .replaceAll(" ", "&"),
    ),
  );
  return { rows: parse<Record<string, string>>(text.slice(0, end), { columns: true }), foot };
}

const sumOf = (rows: readonly Record<string, string>[], name: string) =>
  formatUsd(pico(rows.reduce((sum, row) => sum + parseUsd(row[name] || "0"), 0n)));

async function totals() {
  const fields = "requests failedRequests totalTokens cost coverage { unpricedRequests }";
  const { data } = await ask(product, `{ usageTotals(filter: { range: { preset: "7d" } }) { ${fields} } }`, {
    headers,
  });
  return (
    data as { usageTotals: Record<"totalTokens" | "cost", string> & Record<"requests" | "failedRequests", number> }
  ).usageTotals;
}

test("a breakdown leaves with every group, and adds up to what the screen totals", async () => {
  const { rows, foot } = await csvOf("of=breakdown&groupBy=USER&sort=TOKENS");
  const { requests, totalTokens, cost, failedRequests } = await totals();
  expect(rows.map(({ rank }) => rank)).toEqual(["1", "2", "3", "4", "5", "6", "7"]);
  expect(foot).toMatchObject({ rows: "7", requests: String(requests), failedRequests: String(failedRequests), cost });
  expect(foot["totalTokens"]).toBe(totalTokens);
  expect(sumOf(rows, "cost")).toBe(cost);
  expect(foot["unpricedRequests"]).toBe("6");
  expect(rows.map(({ meter }) => meter)).toEqual(Array.from({ length: 7 }, () => "TOKENS"));
  expect(JSON.stringify(rows)).not.toContain("user-");
});

test("a group named like a formula is guarded, and a Korean one is as it was", async () => {
  const { rows } = await csvOf("of=breakdown&groupBy=FEATURE&columns=name,requests");
  expect(rows.map(({ name }) => name).toSorted()).toEqual([`'${FORMULA}`, "tag", "요약"]);
  expect(Object.keys(rows[0] ?? {})).toEqual(["name", "requests"]);
});

test("the buckets of a chart leave with every line, and add up to the same", async () => {
  const { rows, foot } = await csvOf("of=series&groupBy=FEATURE&grain=DAY&timezone=Asia/Seoul");
  const { cost } = await totals();
  expect(foot).toMatchObject({ rows: String(rows.length), meter: "COST", value: cost, unpricedRequests: "6" });
  expect(rows[0]?.["start"]).toMatch(/T00:00:00\.000\+09:00$/);
  expect(rows.length % FEATURES.length).toBe(0);
  expect(rows.at(-1)).toMatchObject({ isComplete: "no" });
});

test.each([
  { of: "breakdown", cost: "cost" },
  { of: "series", cost: "value" },
])("what a model costs whose price nobody knows is empty in a $of, and tokens of it are not", async ({ of, cost }) => {
  const { rows } = await csvOf(`of=${of}&groupBy=MODEL`);
  const unknown = rows.filter(({ key }) => key === "model-of-nobody");
  const used = unknown.filter((row) => row["unpricedRequests"] !== "0");
  expect(used.length).toBeGreaterThan(0);
  expect(used.map((row) => row[cost])).toEqual(used.map(() => ""));
  const others = rows.filter(({ key }) => key !== "model-of-nobody");
  expect(others.map((row) => row[cost])).not.toContain("");
  const tokens = await csvOf("of=series&groupBy=MODEL&meter=TOKENS");
  expect(tokens.rows.map(({ value }) => value)).not.toContain("");
});

test("tokens of a chart are whole numbers", async () => {
  const { rows, foot } = await csvOf("of=series&meter=TOKENS&grain=DAY");
  expect(foot["value"]).toBe((await totals()).totalTokens);
  expect(rows.every(({ value = "" }) => /^\d+$/.test(value))).toBe(true);
});

test("Parquet of a breakdown has the same exact sum for DuckDB", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tokenledger-statistics-"));
  const path = join(folder, "groups.parquet");
  await writeFile(path, await fileOf("of=breakdown&groupBy=MODEL&format=parquet"));
  const database = await DuckDBInstance.create(":memory:");
  const connection = await database.connect();
  const answer = await connection.runAndReadAll(
    `select sum(cost)::varchar as cost, count(*)::int as rows from '${path}'`,
  );
  expect(answer.getRowObjectsJson()).toMatchObject([{ rows: 2 }]);
  const [cost] = answer.getRows()[0] ?? [];
  expect(parseUsd(typeof cost === "string" ? cost : "")).toBe(parseUsd((await totals()).cost));
  connection.closeSync();
  database.closeSync();
  await rm(folder, { recursive: true });
});

test.each([
  ["of=breakdown&format=csv", "groupBy"],
  ["of=series&format=csv&top=99&groupBy=MODEL", "top"],
  ["of=breakdown&format=csv&groupBy=MODEL&columns=eventId", "columns"],
  ["of=series&format=csv&sort=COST", "sort"],
  ["of=breakdown&format=csv&groupBy=MODEL&costStates=FREE", "costStates"],
  ["of=breakdown&format=csv&groupBy=MODEL&minCost=1", "minCost"],
])("%s is refused, naming %s", async (query, field) => {
  const response = await fetch(`${product.url}/v1/exports/statistics?range=7d&${query}`, { headers });
  expect(response.status).toBe(400);
  expect(await response.text()).toContain(field);
});

test("it is an entry of the audit log with what was asked for", async () => {
  await fileOf("of=breakdown&groupBy=PROVIDER&format=xlsx");
  const { rows } = await product.sql.query<{ after: object }>(
    "select after from audit_entries where action = 'usage.export' order by id desc limit 1",
  );
  expect(rows[0]?.after).toMatchObject({ of: "breakdown", groupBy: "PROVIDER", format: "xlsx", rows: 1 });
});

test("the savings report leaves whole, with what its findings save together", async () => {
  const again = Array.from({ length: 60 }, (_, n) => ({
    id: `again-${n}`,
    time: new Date(Date.now() - 60 * 3_600_000 + n * 60_000).toJSON(),
    feature: "twice",
    fingerprint: "the-very-input",
    provider: "openai",
    model: "gpt-4o-mini",
    inputTokens: 100_000,
    outputTokens: 900,
  }));
  await fetch(`${product.url}/v1/usage`, {
    method: "POST",
    headers: { Authorization: `Bearer ${API_KEY}`, "Content-Type": "application/json" },
    body: JSON.stringify(again),
  });
  // It is over: amounts of a running range are brought to 30 days from each moment anew.
  const today = Math.floor(Date.now() / 86_400_000);
  const [from, to] = [today - 8, today].map((day) => new Date(day * 86_400_000).toJSON());
  const { data } = await ask(
    product,
    `{ savingsReport(filter: { range: { from: "${from}", to: "${to}" } }) { low high findings { id kind low high requests } } }`,
    { headers },
  );
  const { low, high, findings } = (data as { savingsReport: { low: string; high: string; findings: object[] } })
    .savingsReport;
  const address = `${product.url}/v1/exports/savings?from=${from}&to=${to}&format=jsonl&footer=1`;
  const lines = (await (await fetch(address, { headers })).text()).trim().split("\n");
  const [foot = {}, ...rows] = lines.map((line) => JSON.parse(line) as Record<string, unknown>).toReversed();
  expect(JSON.stringify(findings)).toContain("IDENTICAL_REQUESTS");
  expect(rows.toReversed()).toMatchObject(findings);
  expect(JSON.stringify(foot)).toContain(`"low":"${low}","high":"${high}"`);
  expect((await fetch(`${address}&sort=COST`, { headers })).status).toBe(400);
});

test("more groups than a file may have are refused by what makes them", async () => {
  const hour = { from: "2025-05-05T05:00:00Z", to: "2025-05-05T06:00:00Z" };
  await product.sql.query(
    `with made as (
       insert into usage_dimensions (project_id, provider, model, feature, operation, status)
       select (select min(id) from projects), 'openai', 'gpt-4o-mini', 'feature ' || n, 'many', 'ok' from generate_series(1, 50001) n
       returning id
     )
     insert into token_usage_stats (bucket_start, dimension_id, requests) select $1, id, 1 from made`,
    [hour.from],
  );
  const query = new URLSearchParams({ ...hour, of: "breakdown", groupBy: "FEATURE", format: "csv" });
  const response = await fetch(`${product.url}/v1/exports/statistics?${query.toString()}`, { headers });
  expect([response.status, await response.json()]).toMatchObject([
    400,
    { error: { code: "BAD_INPUT", field: "groupBy", message: expect.stringContaining("more than 50000 groups") } },
  ]);
});
