import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../database.js";

let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 1 });
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

beforeEach(() => store("Asia/Seoul"));

/** As an operator does it, or a first start. */
function store(value: unknown) {
  return pool.query(
    `insert into settings (key, value) values ('reportingTimezone', $1)
     on conflict (key) do update set value = excluded.value`,
    [JSON.stringify(value)],
  );
}

const change = (value: unknown) =>
  pool.query("update settings set value = $1 where key = 'reportingTimezone'", [JSON.stringify(value)]);

async function stored(): Promise<unknown> {
  const { rows } = await pool.query("select value from settings where key = 'reportingTimezone'");
  return rows[0]?.value;
}

test.each(["Europe/Berlin", "UTC", "America/Argentina/Buenos_Aires", "Etc/GMT+9", "europe/berlin"])(
  "the name of a time zone is taken as reporting timezone: %s",
  async (zone) => {
    await change(zone);
    expect(await stored()).toBe(zone);
  },
);

test.each(["Seoul", "KST", "+09:00", "UTC+9", "", "Factory", " Asia/Seoul", 9, null, { zone: "UTC" }, ["UTC"]])(
  "anything else is refused in a sentence that names the setting and an example, and the former stays: %j",
  async (zone) => {
    const sentence = /^reportingTimezone: expected the name of a time zone such as "Europe\/Berlin".*, got /;
    await expect(change(zone)).rejects.toThrow(sentence);
    await expect(store(zone)).rejects.toThrow(sentence);
    expect(await stored()).toBe("Asia/Seoul");
  },
);

test("other settings take what they took", async () => {
  await pool.query(`insert into settings (key, value) values ('note', '7')`);
  const changed = await pool.query(`update settings set value = '"KST"' where key = 'note' returning value`);
  expect(changed.rows).toEqual([{ value: "KST" }]);
});

test("what is no zone does not come in by renaming another setting either", async () => {
  await pool.query(`delete from settings where key = 'reportingTimezone'`);
  await pool.query(`insert into settings (key, value) values ('another', '"KST"')`);
  await expect(pool.query(`update settings set key = 'reportingTimezone' where key = 'another'`)).rejects.toThrow(
    "KST",
  );
});
