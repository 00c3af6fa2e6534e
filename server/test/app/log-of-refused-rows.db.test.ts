import type { MikroORM } from "@mikro-orm/postgresql";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeError } from "../../src/app/describe-error.js";
import { explainFailedStart } from "../../src/app/explain-failed-start.js";
import { createOrm } from "../../src/app/orm.js";
import { createTestDatabase, type TestDatabase } from "../database.js";

const SECRET = "minji@example.org";

let database: TestDatabase;
let orm: MikroORM;
let pool: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  orm = await createOrm({ databaseUrl: database.url });
  pool = new pg.Pool({ connectionString: database.url });
});

afterAll(async () => {
  await pool.end();
  await orm.close();
  await database.drop();
});

const TWICE = "insert into projects (name) values (1), (1)";

test.each([
  { sql: TWICE.replaceAll("1", "?"), given: [SECRET, SECRET], keeps: "projects_name_key" },
  {
    sql: "insert into members (email, password_hash, role) values (?, 'h', 'X')",
    given: [SECRET],
    keeps: "members_role_check",
  },
  { sql: "insert into app_users (id, project_id, pseudonym) values (1, 77, ?)", given: [SECRET], keeps: "foreign key" },
  { sql: "select ?::int", given: [SECRET], keeps: "integer" },
  { sql: "select ?::int", given: [`"${SECRET}"\n\n at "x`], keeps: "integer" },
  { sql: "select ?::timestamptz", given: [SECRET], keeps: "timestamp" },
  { sql: "select ?::jsonb", given: [`{"${SECRET}" x`], keeps: "json" },
  { sql: "select ?::text::smallint", given: ["73110428"], keeps: "out of range" },
])("what the database refused is not logged: $sql $given", async ({ sql, given, keeps }) => {
  const errors: Error[] = [];
  await orm.em
    .fork()
    .execute(sql, given)
    .catch((error: Error) => errors.push(error));
  let at = 0;
  await pool
    .query(
      sql.replaceAll("?", () => `$${(at += 1)}`),
      given,
    )
    .catch((error: Error) => errors.push(error));
  expect(errors).toHaveLength(2);
  for (const error of errors) {
    const logged = JSON.stringify(describeError(error));
    expect(logged).toContain(keeps);
    expect(logged).toContain("log-of-refused-rows"); // the stack
    for (const text of [logged, explainFailedStart(error)]) {
      expect(text).not.toContain("minji");
      expect(text).not.toContain("73110428");
    }
  }
});

test("an error of anything else is logged as it is", () => {
  const logged = describeError(new TypeError('"x" is not iterable: "y"'));
  expect(logged).toMatchObject({ type: "TypeError", message: '"x" is not iterable: "y"' });
});
