import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSchema } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AdminAtWork, REASON } from "./admin-at-work.js";
import { MUTATION_ACTS } from "./mutation-acts.js";

const SCHEMA = buildSchema(readFileSync(new URL("../../schema.graphql", import.meta.url), "utf8"));
const MUTATIONS = SCHEMA.getMutationType()?.getFields() ?? {};
const SOURCES = fileURLToPath(new URL("../../src", import.meta.url));
const DOCUMENT = readFileSync(new URL("../../../docs/audit-actions.md", import.meta.url), "utf8");

const AUDITED = Object.entries(MUTATION_ACTS).flatMap(([mutation, act]) =>
  "action" in act ? [{ mutation, ...act }] : [],
);

interface Entry {
  readonly actor: string | null;
  readonly is_member: boolean;
  readonly target_kind: string;
  readonly before: object | null;
  readonly after: object | null;
  readonly reason: string | null;
  readonly address: string | null;
}

let admin: AdminAtWork;

beforeAll(async () => {
  admin = await AdminAtWork.start();
});

afterAll(() => admin.product.stop());

async function lastId(): Promise<string> {
  const { rows } = await admin.product.sql.query<{ id: string }>(
    "select coalesce(max(id), 0)::text as id from audit_entries",
  );
  return rows[0]?.id ?? "";
}

async function entriesAfter(id: string, action: string): Promise<Entry[]> {
  const { rows } = await admin.product.sql.query<Entry>(
    `select actor, member_id is not null as is_member, target_kind, before, after, reason, address
     from audit_entries where id > $1 and action = $2`,
    [id, action],
  );
  return rows;
}

describe("every mutation of the schema", () => {
  test("says what it leaves in the audit log, or why it leaves nothing", () => {
    expect(Object.keys(MUTATION_ACTS).toSorted()).toEqual(Object.keys(MUTATIONS).toSorted());
  });

  test.each(AUDITED)("$mutation leaves one entry, $action, with who, from where and what", async (act) => {
    const before = await lastId();
    await act.call(admin);
    const [entry, ...others] = await entriesAfter(before, act.action);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      actor: expect.stringContaining("@"),
      is_member: true,
      target_kind: expect.stringMatching(/^[a-z][A-Za-z]*$/),
      address: expect.stringMatching(/127\.0\.0\.1$/),
    });
    expect((entry?.before ?? entry?.after) !== null || act.changes === "nothing").toBe(true);
    const asksWhy = MUTATIONS[act.mutation]?.args.some(({ name }) => name === "reason") ?? false;
    expect(entry?.reason).toBe(asksWhy ? REASON : null);
  });

  test("leaves nothing that names an outside user or a password", async () => {
    const { rows } = await admin.product.sql.query<{ text: string }>("select a::text as text from audit_entries a");
    expect(rows.length).toBeGreaterThanOrEqual(AUDITED.length);
    for (const { text } of rows) expect(text).not.toMatch(/outside-user|argon2|correct horse|staple of|tl_[\w-]{12}/);
  });
});

describe("the list of audited actions", () => {
  const listed = Array.from(DOCUMENT.matchAll(/^\| `([^`]+)` \|/gm), ([, action]) => action);
  const written = globSync("**/*.ts", { cwd: SOURCES, exclude: ["**/*.test.ts"] }).flatMap((file) =>
    Array.from(readFileSync(join(SOURCES, file), "utf8").matchAll(/\baction: "([^"]+)"/g), ([, action = ""]) => action),
  );

  test("has every action that the product writes, once and in alphabetical order", () => {
    expect(listed).toEqual([...new Set(written)].toSorted());
    expect(written).toEqual(expect.arrayContaining(AUDITED.map(({ action }) => action)));
  });

  test("spells them alike: a thing, a point and a verb", () => {
    for (const action of listed) expect(action).toMatch(/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/);
  });
});
