import { readFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readdir } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRetentionOffice, type RetentionOffice } from "./retention-office.js";
import { startS3Server, type S3Server } from "./s3-server.js";

let s3: S3Server;
let office: RetentionOffice;

beforeAll(async () => {
  s3 = await startS3Server();
  office = await openRetentionOffice(s3.env);
}, 60_000);

afterAll(async () => {
  await office.product.stop();
  await s3.stop();
});

const objectOf = async (month: string, beside = "") => {
  const { rows } = await office.product.sql.query<{ key: string }>(
    "select object_key as key from usage_archives where month = $1::date",
    [`${month}-01`],
  );
  return s3.fileOf(`${rows[0]?.key ?? ""}${beside}`);
};
const scratch = () => readdir(join(office.product.container.config.dataDir, "archives", ".work"));

test("a month goes into the bucket, is asked, verified, fetched and restored from there, and leaves nothing on this disk", async () => {
  await office.record(["2025-02-03", "2025-02-28"]);
  await office.archive();
  const [told] = await office.monthTold("2025-02", "state bytes failure");
  expect(told).toMatchObject({ state: "ARCHIVED", failure: null });
  const stored = await readFile(await objectOf("2025-02"));
  expect(String(stored.length)).toBe(told?.["bytes"]);
  const asked = await office.run('{ archivedUsage(month: "2025-02") { total { requests totalTokens } } }');
  expect(asked.answer).toEqual({ archivedUsage: { total: { requests: "2", totalTokens: "2021" } } });
  await office.run('mutation { verifyArchive(month: "2025-02") { keepMonths } }');
  const { url } = office.product;
  const fetched = await fetch(`${url}/v1/archives/2025-02/1`, { headers: office.headers });
  expect(Buffer.from(await fetched.arrayBuffer()).equals(stored)).toBe(true);
  await office.run('mutation { restoreArchive(month: "2025-02") { keepMonths } }');
  const stopping = new AbortController();
  s3.breakBy(() => {
    stopping.abort();
    return "cut";
  });
  await office.job("restore-archives", stopping.signal);
  s3.breakBy(null);
  s3.requests.length = 0;
  await office.job("restore-archives");
  expect(s3.requests).toEqual(["GET"]); // what was compared is what was loaded
  const listed = await office.run('{ restoredRequests(month: "2025-02") { nodes { eventId } } }');
  expect(listed.answer).toMatchObject({ restoredRequests: { nodes: [{}, {}] } });
  expect(await office.monthTold("2025-02", "failure restoreFailure")).toMatchObject([
    { failure: null, restoreFailure: null },
  ]);
  expect(await scratch()).toEqual([]);
});

interface ToldAlert {
  readonly type: string;
  readonly status: string;
  readonly resolution: string | null;
  readonly details: { readonly months: string; readonly reason: string };
  readonly deliveries: readonly { readonly kind: string }[];
}

/** Alerts of archives, the newest first. */
const alertsTold = async () => {
  await office.job("find-archive-trouble");
  const { answer } = await office.run(
    "{ alerts { nodes { type status resolution details { months reason } deliveries { kind } threshold { kind channels { id } } } } }",
  );
  return (answer as { readonly alerts: { readonly nodes: readonly ToldAlert[] } }).alerts.nodes;
};

test("a bucket that is lost, or whose server is away, drops nothing, says so, and is gone on with after its repair", async () => {
  await office.run(
    'mutation { createChannel(input: { kind: EMAIL, name: "on call", recipients: ["on-call@example.com"], language: KO }) { channel { id } } }',
  );
  await office.record(["2025-04-10"]);
  expect(await alertsTold()).toEqual([]);
  const giveBack = await s3.loseBucket();
  await office.archive();
  const failure = "The bucket of the archive store is missing (ARCHIVE_S3_BUCKET).";
  expect(await office.monthTold("2025-04", "state failure")).toContainEqual({
    month: "2025-04",
    state: "FAILED",
    failure,
  });
  const lost = { months: "2025-04", reason: failure };
  for (let looked = 1; looked <= 2; looked += 1) {
    expect(await alertsTold()).toMatchObject([
      {
        type: "ARCHIVE",
        status: "OPEN",
        details: lost,
        deliveries: [{ kind: "ALERT" }],
        threshold: { kind: "ARCHIVE" },
      },
    ]);
  }
  s3.breakBy(() => "cut");
  await office.archive();
  expect(await office.monthTold("2025-04", "state failure")).toContainEqual(
    expect.objectContaining({ state: "FAILED", failure: expect.stringContaining("The archive store does not answer") }),
  );
  // Another reason is news of the same alert.
  expect(await alertsTold()).toMatchObject([{ status: "OPEN", deliveries: [{ kind: "ALERT" }, { kind: "ALERT" }] }]);
  const { rows } = await office.product.sql.query("select count(*)::int as left from token_usage");
  expect(rows).toEqual([{ left: 1 }]);
  s3.breakBy(null);
  await giveBack();
  await office.archive();
  expect(await office.monthTold("2025-04", "state failure")).toEqual([
    { month: "2025-04", state: "ARCHIVED", failure: null },
  ]);
  const [over, ...others] = await alertsTold();
  expect(over).toMatchObject({ status: "RESOLVED", resolution: "RECOVERED" });
  expect(over?.deliveries.map(({ kind }) => kind)).toEqual(["RECOVERY", "ALERT", "ALERT"]);
  expect(others).toEqual([]);
});

test.each([
  {
    name: "a flipped byte",
    spoil: async (path: string) => {
      const bytes = await readFile(path);
      bytes[10] = (bytes[10] ?? 0) ^ 1;
      await writeFile(path, bytes);
    },
    reason: "its SHA-256 differs",
  },
  {
    name: "a truncated object",
    spoil: (path: string) => truncate(path, 50),
    reason: "The file has 50 bytes instead of",
  },
])(
  "$name in the bucket is told by whatever reads it, and the month says so until it is repaired",
  async ({ spoil, reason }) => {
    const path = await objectOf("2025-02");
    const whole = await readFile(path);
    await spoil(path);
    const asked = await office.run('{ archivedUsage(month: "2025-02") { total { requests } } }');
    expect([asked.codes, asked.told]).toEqual([["UNAVAILABLE"], [expect.stringContaining(reason)]]);
    const fetched = await fetch(`${office.product.url}/v1/archives/2025-02/1`, { headers: office.headers });
    expect(fetched.status).toBe(503);
    const verify = () => office.run('mutation { verifyArchive(month: "2025-02") { keepMonths } }');
    await verify();
    const [told] = await office.monthTold("2025-02", "state failure");
    expect(told).toMatchObject({ state: "ARCHIVED", failure: expect.stringContaining(reason) });
    const [open] = await alertsTold();
    expect(open).toMatchObject({
      status: "OPEN",
      details: { months: "2025-02", reason: expect.stringContaining(reason) },
    });
    await writeFile(path, whole);
    await verify();
    expect(await office.monthTold("2025-02", "failure")).toEqual([{ month: "2025-02", failure: null }]);
    expect(await alertsTold()).toMatchObject([{ status: "RESOLVED", resolution: "RECOVERED" }]);
    expect(await scratch()).toEqual([]);
  },
);

test.each([
  {
    name: "says something else",
    spoil: async (path: string) => {
      const manifest = await readFile(path, "utf8");
      await writeFile(path, manifest.replace(/"sum_total_tokens": "\d+"/, '"sum_total_tokens": "7"'));
    },
    reason: "The manifest beside the file is not the one that was written.",
  },
  {
    name: "says another type of a column",
    spoil: async (path: string) => {
      const manifest = await readFile(path, "utf8");
      await writeFile(path, manifest.replace('"type": "DECIMAL(38,0)"', '"type": "VARCHAR"'));
    },
    reason: "The manifest beside the file is not the one that was written.",
  },
  {
    name: "has its columns in another order",
    spoil: async (path: string) => {
      const manifest = JSON.parse(await readFile(path, "utf8")) as { columns: unknown[] };
      await writeFile(path, JSON.stringify({ ...manifest, columns: manifest.columns.toReversed() }));
    },
    reason: "The manifest beside the file is not the one that was written.",
  },
  {
    name: "is none any more",
    spoil: (path: string) => truncate(path, 50),
    reason: "The manifest beside the file is not the one that was written.",
  },
  { name: "is missing", spoil: (path: string) => rm(path), reason: "The manifest is missing from the archive store." },
])("a manifest that $name is told by whoever verifies the month, until it is repaired", async ({ spoil, reason }) => {
  const path = await objectOf("2025-02", ".json");
  const whole = await readFile(path);
  await spoil(path);
  const verify = () => office.run('mutation { verifyArchive(month: "2025-02") { keepMonths } }');
  await verify();
  expect(await office.monthTold("2025-02", "failure")).toEqual([{ month: "2025-02", failure: reason }]);
  await writeFile(path, whole);
  await verify();
  expect(await office.monthTold("2025-02", "failure")).toEqual([{ month: "2025-02", failure: null }]);
  expect(await scratch()).toEqual([]);
});

test("an export whose reader left before its first byte leaves nothing on this disk", async () => {
  const text = "a,b\r\n";
  await s3.put("exports/1/left.csv", text);
  const { sql, url } = office.product;
  const { rows } = await sql.query<{ id: number }>(
    `insert into exports (state, member_id, format, columns, bom, footer, range_from, range_to, timezone, conditions, as_of, totals,
       bytes, sha256, object_key)
     select 'done', min(id), 'csv', '{}', false, false, now() - interval '1 day', now(), 'UTC', '{}', now(), '{}',
       $1, sha256($2), 'exports/1/left.csv' from members returning id`,
    [text.length, Buffer.from(text)],
  );
  const path = `${url}/v1/exports/${rows[0]?.id}`;
  // The audit log cannot be written for a while.
  const holding = await sql.connect();
  await holding.query("begin; lock table audit_entries in exclusive mode");
  const leaving = new AbortController();
  const asking = fetch(path, { headers: office.headers, signal: leaving.signal }).catch(() => "left");
  const waiting = "select from pg_locks where relation = 'audit_entries'::regclass and not granted";
  await expect.poll(async () => (await holding.query(waiting)).rowCount).toBe(1);
  expect(await scratch()).toHaveLength(1);
  leaving.abort();
  expect(await asking).toBe("left");
  await holding.query("commit");
  holding.release();
  await expect.poll(scratch).toEqual([]);
  expect(await (await fetch(path, { headers: office.headers })).text()).toBe(text);
  await expect.poll(scratch).toEqual([]);
});

test("a transfer ends with whoever asked for it, and says nothing about the file", async () => {
  s3.breakBy(() => ({ status: 200, body: "PAR1", isEndless: true }));
  const leaving = new AbortController();
  const asking = fetch(`${office.product.url}/graphql`, {
    method: "POST",
    headers: { ...office.headers, "Content-Type": "application/json" },
    body: JSON.stringify({ query: 'mutation { verifyArchive(month: "2025-02") { keepMonths } }' }),
    signal: leaving.signal,
  });
  const ended = asking.then(
    () => "answered",
    (error: unknown) => (error instanceof Error ? error.name : error),
  );
  await expect.poll(scratch).toHaveLength(1);
  leaving.abort();
  expect(await ended).toBe("AbortError");
  await expect.poll(scratch).toEqual([]);
  s3.breakBy(null);
  // One question is let through at a time: this one waited for nobody.
  const asked = await office.run('{ archivedUsage(month: "2025-02") { total { requests } } }');
  expect(asked.answer).toEqual({ archivedUsage: { total: { requests: "2" } } });
  expect(await office.monthTold("2025-02", "failure")).toEqual([{ month: "2025-02", failure: null }]);
});
