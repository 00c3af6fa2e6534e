import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdtempDisposable } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recordAudit, SYSTEM } from "../../src/access/audit.js";
import { readConfig } from "../../src/app/config.js";
import { createContainer, type Container } from "../../src/app/container.js";
import { createLogger } from "../../src/app/logger.js";
import { createBareDatabase, type TestDatabase } from "../database.js";

/** As docs/operations.md says it, for roles of this test. */
const RECIPE = /```sql\n(create role audit_owner[\s\S]*?)```/.exec(
  readFileSync(new URL("../../../docs/operations.md", import.meta.url), "utf8"),
)?.[1];

const suffix = randomUUID().replaceAll("-", "");
const [server, owner] = [`ledger_server_${suffix}`, `audit_owner_${suffix}`];

let database: TestDatabase;
let directory: Awaited<ReturnType<typeof mkdtempDisposable>>;
let superuser: pg.Client;
/** Connected as the server is. */
let client: pg.Client;
let serverUrl: string;

beforeAll(async () => {
  database = await createBareDatabase();
  directory = await mkdtempDisposable(join(tmpdir(), "audit-owner-"));
  superuser = new pg.Client({ connectionString: database.url });
  await superuser.connect();
  await superuser.query(
    `create role ${server} login password 'of-this-test'; grant create on schema public to ${server}`,
  );
  const url = new URL(database.url);
  url.username = server;
  url.password = "of-this-test";
  serverUrl = url.href;
  client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await superuser.query(`drop owned by ${server}, ${owner} cascade; drop role ${server}, ${owner}`);
  await superuser.end();
  await database.drop();
  await directory.remove();
});

async function withServer<Answer>(work: (container: Container) => Promise<Answer>): Promise<Answer> {
  const container = await createContainer({
    config: readConfig({ DATABASE_URL: serverUrl, DATA_DIR: directory.path }),
    logger: createLogger("fatal"),
    databaseUrl: serverUrl,
  });
  try {
    return await work(container);
  } finally {
    await container.close();
  }
}

async function act({ orm }: Container, action: string): Promise<void> {
  await orm.em.fork().transactional((em) => recordAudit(em, SYSTEM, { action, target: { kind: "thing", id: null } }));
}

test("a server whose role does not own the audit log adds and reads entries, starts again, and can do nothing else", async () => {
  await withServer((container) => act(container, "thing.before"));
  expect(RECIPE).toBeDefined();
  await superuser.query((RECIPE ?? "").replaceAll("audit_owner", owner).replaceAll("ledger_server", server));

  await withServer(async (container) => {
    await act(container, "thing.after");
    await container.demo.fill(1);
    await container.demo.settled(); // partitions, recording and removing go on
    await container.demo.remove();
  });
  const { rows } = await client.query<{ action: string }>("select action from audit_entries order by id");
  expect(rows.map(({ action }) => action)).toEqual(["thing.before", "thing.after", "demo.fill", "demo.remove"]);

  for (const [statement, refusal] of [
    ["update audit_entries set reason = 'another'", "permission denied for table audit_entries"],
    ["delete from audit_entries", "permission denied for table audit_entries"],
    ["truncate audit_entries", "permission denied for table audit_entries"],
    ["alter table audit_entries disable trigger all", "must be owner of table audit_entries"],
    ["drop trigger audit_entries_append_only on audit_entries", "must be owner of relation audit_entries"],
    ["drop table audit_entries", "must be owner of table audit_entries"],
    [
      "create or replace function refuse_change() returns trigger language plpgsql as 'begin return null; end'",
      "must be owner of function refuse_change",
    ],
    ["set session_replication_role = replica", "permission denied to set parameter"],
    ["drop schema public cascade", "must be owner of schema public"],
  ] as const) {
    await expect(client.query(statement)).rejects.toThrow(refusal);
  }
  expect((await client.query("select from audit_entries")).rowCount).toBe(4);
});
