import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { afterEach, describe, expect, test, vi } from "vitest";
import { startS3Server } from "../retention/s3-server.js";
import { cleanUp, cleanUps, examine, install } from "./examination.js";

vi.setConfig({ testTimeout: 60_000 });

afterEach(cleanUp);

describe("archives", () => {
  async function withBucket(change: Record<string, string> = {}) {
    const s3 = await startS3Server();
    cleanUps.push(() => s3.stop());
    const { sql, env } = await install();
    return { s3, sql, env: { ...env, ...s3.env, ...change } };
  }

  test("are fine in a bucket that takes files and has those that it must have, and it is left as it was", async () => {
    const { s3, sql, env } = await withBucket();
    await archived(sql);
    await s3.put("usage/2026-08-1-a.parquet", "PAR1");
    const missing = "1 of 1 archived files or their manifests are missing or of another length: 2026-08, part 1.";
    expect((await examine(env)).of("archives")).toMatchObject({ state: "must", says: missing });
    await s3.put("usage/2026-08-1-a.parquet.json", "{}");
    const before = await s3.objects();
    const { of } = await examine(env);
    expect(of("archive-store")).toMatchObject({
      state: "ok",
      says: expect.stringContaining("The bucket ledger at 127.0.0.1"),
    });
    expect(of("archives")).toMatchObject({ state: "ok", says: "1 archived files are there, as long as they were." });
    expect(await s3.objects()).toEqual(before);
  });

  test("need somebody where the key is refused, a file is missing or a month failed", async () => {
    const { sql, env } = await withBucket({ ARCHIVE_S3_SECRET_ACCESS_KEY: "another" });
    expect((await examine(env)).of("archive-store")).toMatchObject({
      state: "must",
      says: expect.stringContaining("refuses the access key (SignatureDoesNotMatch)"),
      todo: expect.stringContaining("ARCHIVE_S3_"),
    });
    await archived(sql);
    await sql.query(
      "insert into usage_archives (month, part, state, failure) values ('2026-09-01', 1, 'failed', 'There is no room left.')",
    );
    const { findings } = await examine({ ...env, ARCHIVE_S3_SECRET_ACCESS_KEY: "S3RVER" });
    const told = findings.filter(({ check }) => check === "archives");
    expect(told.map(({ says }) => says)).toEqual([
      "1 of 1 archived files or their manifests are missing or of another length: 2026-08, part 1.",
      "1 month is not archived as they must be; 2026-09: There is no room left.",
    ]);
    expect(told[1]?.todo).toBe("Remove the cause; the next nightly run tries again, or runRetention at once.");
    await sql.query("delete from usage_archives where dropped_at is null");
    await sql.query("update usage_archives set failure = 'It differs.'");
    expect((await examine(env)).findings.filter(({ check }) => check === "archives")[1]?.todo).toBe(
      "Put the file back from its backup and verify the month again.",
    );
  });

  test("need somebody where the key may not list, so that a file that is not there is refused", async () => {
    const { s3, env } = await withBucket();
    const before = await s3.objects();
    s3.breakBy(({ url }) => (url?.includes("-absent") ? { status: 403, body: "" } : null));
    expect((await examine(env)).of("archive-store")).toMatchObject({
      state: "must",
      says: expect.stringContaining("s3:ListBucket"),
    });
    expect(await s3.objects()).toEqual(before);
  });

  test("of a bucket that is away are told by the first error, and nothing is asked to be removed", async () => {
    const { s3, env } = await withBucket();
    s3.breakBy(({ method }) => ({ status: 403, body: `<Error><Code>Refused${method}</Code></Error>` }));
    expect((await examine(env)).of("archive-store")).toMatchObject({
      state: "must",
      says: expect.stringContaining("(RefusedPUT)"),
    });
    expect(s3.requests).toEqual(["PUT"]);
  });

  test("need somebody where their folder is none", async () => {
    const { env } = await install();
    expect((await examine(env)).of("archive-store")).toMatchObject({ state: "ok" });
    await writeFile(join(env["DATA_DIR"] ?? "", "archives"), "");
    expect((await examine(env)).of("archive-store")).toMatchObject({
      state: "must",
      says: expect.stringContaining("The folder of the archive store is missing."),
    });
  });

  async function archived(sql: pg.Client): Promise<void> {
    await sql.query(
      `insert into usage_archives (month, part, state, object_key, bytes, sha256, detached_at, dropped_at)
       values ('2026-08-01', 1, 'archived', 'usage/2026-08-1-a.parquet', 4, repeat('0', 64), now(), now())`,
    );
  }
});
