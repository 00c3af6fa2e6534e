import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "../api/ask.js";
import { ADMIN, API_KEY, startProduct, type Product } from "../api/start-product.js";
import { addMember, signInAs } from "./sign-in-as.js";

let product: Product;
let headers: Record<string, string>;

beforeAll(async () => {
  product = await startProduct();
  headers = await signInAs(product);
  await product.sql.query(`
    insert into audit_entries (at, member_id, actor, action, target_kind, target_id, after, reason, address)
    select '2026-11-20T00:00:00Z'::timestamptz + n / 3 * interval '1 microsecond', 1, 'mina' || n % 2, 'thing.make', 'thing',
      n, jsonb_build_object('number', n), '=1+1, "둘"' || e'\\n' || n, '10.0.0.1'
    from generate_series(1, 2500) n`);
});

afterAll(() => product.stop());

const get = (query: string, others: Record<string, string> = headers) =>
  fetch(`${product.url}/v1/audit?${query}`, { headers: others });

/** As `fetch` gives it, but with the mark of the encoding. */
async function bytesOf(query: string): Promise<Buffer> {
  const response = await get(query);
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

const linesOf = async (query: string) =>
  parse<Record<string, string>>(await bytesOf(query), { columns: true, bom: true });

async function exports(): Promise<Record<string, unknown>[]> {
  const { rows } = await product.sql.query<Record<string, unknown>>(
    "select actor, after, address from audit_entries where action = 'audit.export' order by id",
  );
  return rows;
}

describe("the export of the audit log", () => {
  test("has every entry once over all pages, newest first, as the list has them", async () => {
    const lines = await linesOf("format=csv&targetKind=thing");
    expect(lines.map(({ targetId }) => Number(targetId))).toEqual(Array.from({ length: 2_500 }, (_, n) => 2_500 - n));
    const query = `{ auditEntries(filter: { targetKind: "thing" }, first: 3) { nodes {
      id at actorKind actor action targetKind targetId targetName changes { field before after } reason address
    } } }`;
    const { data } = await ask(product, query, { headers });
    const { nodes } = (data as { auditEntries: { nodes: Record<string, unknown>[] } }).auditEntries;
    const objects = (await bytesOf("format=jsonl&targetKind=thing")).toString().trimEnd().split("\n");
    expect(objects).toHaveLength(2_500);
    expect(objects.slice(0, 3).map((line) => JSON.parse(line) as unknown)).toEqual(nodes);
    expect(lines.slice(0, 3)).toEqual(
      nodes.map((node) => ({
        ...node,
        targetName: "",
        changes: JSON.stringify(node["changes"]),
        reason: `'${String(node["reason"])}`,
      })),
    );
  });

  test("is a file that nobody keeps, in the encoding that was asked for", async () => {
    const csv = await get("format=csv&targetKind=thing");
    expect(Object.fromEntries(csv.headers)).toMatchObject({
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": expect.stringMatching(/^attachment; filename="audit-\d{4}-\d\d-\d\d\.csv"$/),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
    expect((await csv.text()).startsWith("id,at,")).toBe(true);
    const jsonl = await get("format=jsonl&targetKind=thing");
    expect(jsonl.headers.get("content-type")).toBe("application/x-ndjson; charset=utf-8");
    await jsonl.body?.cancel();
    expect((await bytesOf("format=csv&bom=1&targetKind=thing")).subarray(0, 6).toString()).toBe("\ufeffid,");
  });

  test("takes the conditions of the list", async () => {
    const range = "from=2026-11-20T00:00:00Z&to=2026-11-20T00:00:01Z";
    expect(await linesOf(`format=csv&${range}&actor=mina0`)).toHaveLength(1_250);
    expect(await linesOf(`format=csv&${range}&actor=mina0&actor=mina1&action=thing.make`)).toHaveLength(2_500);
    expect(await linesOf(`format=csv&${range}&action=thing.drop`)).toEqual([]);
    expect(await linesOf(`format=csv&targetKind=thing&targetId=7`)).toHaveLength(1);
    expect(await linesOf(`format=csv&targetKind=thing&search=${encodeURIComponent('"둘"\n2499')}`)).toHaveLength(1);
    expect(await linesOf("format=csv&targetKind=thing&range=2026-11-20..2026-11-20")).toHaveLength(2_500);
    expect(await linesOf("format=csv&targetKind=thing&range=2026-11-21..2026-11-21")).toEqual([]);
  });

  test("is itself an entry, with what was asked for", async () => {
    const before = (await exports()).length;
    await bytesOf("format=csv&range=30d&actor=mina0&search=secret");
    expect((await exports()).slice(before)).toEqual([
      {
        actor: ADMIN.email,
        address: expect.stringMatching(/127\.0\.0\.1$/),
        after: {
          format: "csv",
          range: { preset: "30d", from: null, to: null },
          actors: ["mina0"],
          actions: [],
          targetKind: null,
          targetId: null,
          search: "secret",
        },
      },
    ]);
  });

  test("that cannot be read is told so, not broken off", async () => {
    await product.sql.query("alter table api_keys rename to misplaced");
    const response = await get("format=csv");
    await product.sql.query("alter table misplaced rename to api_keys");
    expect([response.status, await response.json()]).toMatchObject([500, { error: { code: "INTERNAL" } }]);
    expect(response.headers.get("content-disposition")).toBeNull();
  });

  test("does not have the entries that are written while it is read", async () => {
    const response = await get("format=jsonl&targetKind=thing");
    const reader = response.body?.getReader();
    const first = await reader?.read();
    await product.sql.query(
      "insert into audit_entries (action, target_kind, target_id) values ('thing.make', 'thing', 'late')",
    );
    let told = Buffer.from(first?.value ?? []).toString();
    for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
      told += Buffer.from(part.value).toString();
    }
    expect(told).not.toContain('"late"');
    expect(told.trimEnd().split("\n")).toHaveLength(2_500);
  });
});

describe("who may export the audit log", () => {
  test.each([
    { who: "nobody", others: {}, status: 401, code: "UNAUTHENTICATED" },
    { who: "an API key", others: { Authorization: `Bearer ${API_KEY}` }, status: 403, code: "FORBIDDEN" },
    { who: "a wrong API key", others: { Authorization: "Bearer tl_wrong" }, status: 401, code: "UNAUTHENTICATED" },
  ])("not $who, and nothing is written down", async ({ others, status, code }) => {
    const before = await exports();
    const response = await get("format=csv", others);
    expect([response.status, await response.json()]).toEqual([
      status,
      { error: { code, message: expect.any(String) } },
    ]);
    expect(await exports()).toEqual(before);
  });

  test("not an API key with the cookie of an admin beside it", async () => {
    const response = await get("format=csv", { ...headers, Authorization: `Bearer ${API_KEY}` });
    expect(response.status).toBe(403);
  });

  test("auditors, and no analysts", async () => {
    for (const [role, status] of [
      ["AUDITOR", 200],
      ["ANALYST", 403],
    ] as const) {
      const email = `${role.toLowerCase()}@example.com`;
      await addMember(product, { email, role });
      const response = await get("format=csv&targetKind=none", await signInAs(product, { ...ADMIN, email }));
      expect(response.status).toBe(status);
    }
  });

  test.each(["cross-site", "same-site"])("not a page of somebody else: %s", async (site) => {
    expect((await get("format=csv", { ...headers, "Sec-Fetch-Site": site })).status).toBe(403);
  });

  test.each(["POST", "PUT", "DELETE"])("nobody with %s", async (method) => {
    const response = await fetch(`${product.url}/v1/audit?format=csv`, { method, headers });
    expect(response.status).toBe(404);
  });
});

test.each([
  { query: "", field: "format" },
  { query: "format=pdf", field: "format" },
  { query: "format=csv&range=31d", field: "range.preset" },
  { query: "format=csv&from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z", field: "to" },
  { query: "format=csv&actors=mina0", field: "actors" },
  { query: "format=csv&search=%00", field: "search" },
  { query: `format=csv&search=${"x".repeat(257)}`, field: "search" },
])("an export that cannot be meant is refused by the name of the parameter: $query", async ({ query, field }) => {
  const before = await exports();
  const response = await get(query);
  expect([response.status, await response.json()]).toEqual([
    400,
    { error: { code: "BAD_INPUT", field, message: expect.stringMatching(new RegExp(`^${field}: expected `)) } },
  ]);
  expect(await exports()).toEqual(before);
});
