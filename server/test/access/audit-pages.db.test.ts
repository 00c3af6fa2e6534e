import type { EntityManager, MikroORM } from "@mikro-orm/postgresql";
import "reflect-metadata";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditEntries } from "../../src/access/audit/audit-entries.query.js";
import type { AuditFilter } from "../../src/access/audit/audit-filter.js";
import { exportEntries } from "../../src/access/audit/export-entries.js";
import { inSnapshot } from "../../src/access/audit/in-snapshot.js";
import { createOrm } from "../../src/app/orm.js";
import { createTestDatabase, type TestDatabase } from "../database.js";

/** Of one moment, one kind, one action and one actor, as a script leaves them, amid as many others. */
const MEANT = 10_000;
const RANGE = { from: new Date("2026-11-20T00:00:00Z"), to: new Date("2026-11-21T00:00:00Z") };
const ALL: AuditFilter = { range: null, actors: [], actions: [], targetKind: null, targetId: null, search: null };
/** All that are meant, should the first page sort them; then the log once, a page's first entry twice. */
const AT_THE_MOST = MEANT + 2 * MEANT + 100;

let database: TestDatabase;
let orm: MikroORM;
let sql: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  sql = new pg.Pool({ connectionString: database.url, max: 1 });
  // The statistics are those of a log that was empty: nobody knows how many of the entries are meant.
  await sql.query("alter table audit_entries set (autovacuum_enabled = false)");
  await sql.query("analyze audit_entries");
  await sql.query(`
    insert into audit_entries (at, member_id, actor, action, target_kind, target_id)
    select day + n % 86400 * interval '1 second', 1, kind || '@example.com', kind || '.make', kind, n
    from generate_series(1, ${MEANT}) n,
      (values ('2026-11-18T00:00:00Z'::timestamptz, 'other'), ('2026-11-20T00:00:00Z', 'thing')) as days (day, kind)`);
  // One connection: it tells what it has read once it was asked for it.
  orm = await createOrm({ databaseUrl: database.url, poolSize: 1 });
});

afterAll(async () => {
  await orm.close();
  await sql.end();
  await database.drop();
});

/** How many entries were looked at, by an index or without. */
async function entriesRead(em: EntityManager): Promise<number> {
  await em.execute("select pg_stat_force_next_flush()");
  const { rows } = await sql.query<{ read: number }>(
    "select (seq_tup_read + idx_tup_fetch)::int as read from pg_stat_user_tables where relname = 'audit_entries'",
  );
  return rows[0]?.read ?? Number.NaN;
}

async function readBy(ask: (em: EntityManager) => Promise<number>): Promise<{ entries: number; read: number }> {
  const em = orm.em.fork();
  const before = await entriesRead(em);
  const entries = await ask(em);
  return { entries, read: (await entriesRead(em)) - before };
}

async function exported(em: EntityManager, filter: AuditFilter): Promise<number> {
  let entries = 0;
  for await (const _ of exportEntries(em, filter, () => Promise.resolve())) entries += 1;
  return entries;
}

describe("an export looks at no entry again for every page, whatever is expected of the log", () => {
  test.each([
    { name: "of a range", filter: { range: RANGE } },
    { name: "of a kind within a range", filter: { range: RANGE, targetKind: "thing" } },
    { name: "of an action within a range", filter: { range: RANGE, actions: ["thing.make"] } },
    { name: "of actions within a range", filter: { range: RANGE, actions: ["thing.make", "thing.break"] } },
    { name: "of an actor within a range", filter: { range: RANGE, actors: ["thing@example.com"] } },
    { name: "of a text within a range", filter: { range: RANGE, search: "thing" } },
    { name: "of a kind", filter: { targetKind: "thing" } },
    { name: "of actions", filter: { actions: ["thing.make", "thing.break"] } },
    { name: "of an actor", filter: { actors: ["thing@example.com"] } },
  ])("$name", async ({ filter }) => {
    const { entries, read } = await readBy((em) => exported(em, { ...ALL, ...filter }));
    expect(entries).toBe(MEANT);
    expect(read).toBeLessThan(AT_THE_MOST);
  });
});

test("a next page of the list looks at no more entries than it has", async () => {
  const filter = { ...ALL, range: RANGE, targetKind: "thing" };
  const pageAfter = (em: EntityManager, after: string | null) =>
    inSnapshot(em, (db) => auditEntries(db, filter, { first: 50, after }));
  const { pageInfo } = await pageAfter(orm.em, null);
  const { entries, read } = await readBy(async (em) => (await pageAfter(em, pageInfo.endCursor)).nodes.length);
  expect(entries).toBe(50);
  expect(read).toBeLessThan(60);
});
