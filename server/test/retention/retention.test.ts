import { createHash } from "node:crypto";
import { copyFile, readFile, rename, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startMailServer, type MailServer } from "../core/mail-server.js";
import { openRetentionOffice, type RetentionOffice } from "./retention-office.js";

let office: RetentionOffice;
let mail: MailServer;

beforeAll(async () => {
  mail = await startMailServer();
  office = await openRetentionOffice({ SMTP_URL: mail.url, MAIL_FROM: "ledger@example.com" });
}, 60_000);

afterAll(async () => {
  await office.product.stop();
  await mail.stop();
});

const run = (operation: string) => office.run(operation);
const POLICY = "keepMonths pendingMonths effectiveAt";

describe("how long raw requests are kept", () => {
  test("is three months until somebody changes it", async () => {
    const { answer } = await run(`{ retentionPolicy { ${POLICY} lastRun { endedAt } } }`);
    expect(answer).toEqual({
      retentionPolicy: { keepMonths: 3, pendingMonths: null, effectiveAt: null, lastRun: null },
    });
  });

  test("changes with the next nightly run, and can be taken back until then", async () => {
    const { answer } = await run(`mutation { changeRetention(months: 6) { ${POLICY} nextRunAt } }`);
    const { changeRetention: policy } = answer as { readonly changeRetention: Record<string, unknown> };
    expect(policy).toMatchObject({ keepMonths: 3, pendingMonths: 6, effectiveAt: policy["nextRunAt"] });
    expect((await run("mutation { changeRetention(months: 3) { keepMonths } }")).told).toEqual([
      "Requests are kept for 3 months already. To keep that, cancel the change to 6 that waits for the next nightly run.",
    ]);
    const cancelled = await run(`mutation { cancelRetentionChange { ${POLICY} } }`);
    expect(cancelled.answer).toEqual({
      cancelRetentionChange: { keepMonths: 3, pendingMonths: null, effectiveAt: null },
    });
    expect((await run("mutation { cancelRetentionChange { keepMonths } }")).codes).toEqual(["CONFLICT"]);
  });

  test.each(["0", "121", "-3"])("cannot be %s months", async (months) => {
    expect((await run(`mutation { changeRetention(months: ${months}) { keepMonths } }`)).codes).toEqual(["BAD_INPUT"]);
    expect((await run(`{ previewRetention(months: ${months}) { month } }`)).codes).toEqual(["BAD_INPUT"]);
  });
});

describe("what is asked for", () => {
  test("names months that are archived, and says which are not", async () => {
    expect((await run('{ archivedUsage(month: "2026-13") { total { requests } } }')).codes).toEqual(["BAD_INPUT"]);
    expect((await run('{ archivedUsage(month: "2026-01") { total { requests } } }')).codes).toEqual(["NOT_FOUND"]);
    expect((await run('mutation { verifyArchive(month: "2026-01") { keepMonths } }')).codes).toEqual(["NOT_FOUND"]);
    expect((await run("{ archivedBefore }")).answer).toEqual({ archivedBefore: null });
  });
});

describe("requests of long ago", () => {
  const TOTALS = `usageTotals(filter: { range: { from: "2025-01-01T00:00:00Z", to: "2025-04-01T00:00:00Z" } })
    { requests totalTokens costUsd }`;
  const monthOf = async (fields: string) => (await office.monthTold("2025-02", fields))[0];

  test("are archived, verified, asked, restored and taken away again, and no total moves", async () => {
    await office.record(["2025-02-03", "2025-02-28", "2025-03-01"]);
    const before = (await run(`{ ${TOTALS} }`)).answer;
    expect((await run("{ previewRetention(months: 3) { month requests } }")).answer).toEqual({
      previewRetention: [
        { month: "2025-02", requests: "2" },
        { month: "2025-03", requests: "1" },
      ],
    });

    await run("mutation { runRetention { keepMonths } }");
    await office.job("retention");
    expect(await monthOf("part state step requests totalTokens failure")).toEqual({
      month: "2025-02",
      part: 1,
      state: "ARCHIVED",
      step: null,
      requests: "2",
      totalTokens: "2021",
      failure: null,
    });
    const { answer } = await run(
      "{ archivedBefore retentionPolicy { currentRun { nightly } lastRun { nightly archived failed } } }",
    );
    expect(answer).toEqual({
      archivedBefore: "2025-04-01T00:00:00.000Z",
      retentionPolicy: { currentRun: null, lastRun: { nightly: false, archived: ["2025-02", "2025-03"], failed: [] } },
    });
    expect((await run(`{ ${TOTALS} }`)).answer).toEqual(before);

    const asked = await run(
      '{ archivedUsage(month: "2025-02", by: MODEL) { total { requests unpricedRequests } groups { key requests totalTokens } } }',
    );
    expect(asked.answer).toEqual({
      archivedUsage: {
        total: { requests: "2", unpricedRequests: "0" },
        groups: [{ key: "gemini-2.5-flash", requests: "2", totalTokens: "2021" }],
      },
    });
    const byUser = await run('{ archivedUsage(month: "2025-02", by: APP_USER) { groups { label requests } } }');
    const { rows: people } = await office.product.sql.query<{ label: string }>(
      "select pseudonym as label from app_users",
    );
    expect(byUser.answer).toEqual({ archivedUsage: { groups: people.map(({ label }) => ({ label, requests: "2" })) } });
    await run('mutation { verifyArchive(month: "2025-02") { keepMonths } }');
    expect(await monthOf("failure")).toEqual({ month: "2025-02", failure: null });

    const LIST =
      '{ restoredRequests(month: "2025-02", first: 1) { nodes { eventId totalTokens status } pageInfo { endCursor hasNextPage } } }';
    expect((await run(LIST)).codes).toEqual(["NOT_FOUND"]);
    await run('mutation { restoreArchive(month: "2025-02") { keepMonths } }');
    expect(await monthOf("isRestoring")).toEqual({ month: "2025-02", isRestoring: true });
    expect((await run("{ restoredMonths { month } }")).answer).toEqual({ restoredMonths: [] });
    await office.job("restore-archives");
    expect((await run("{ restoredMonths { month } }")).answer).toEqual({ restoredMonths: [{ month: "2025-02" }] });
    const { restoredRequests: listed } = (await run(LIST)).answer as {
      readonly restoredRequests: {
        readonly nodes: unknown;
        readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
      };
    };
    expect(listed.nodes).toEqual([{ eventId: "long-ago-2025-02-28", totalTokens: "1011", status: "OK" }]);
    expect(listed.pageInfo.hasNextPage).toBe(true);
    const next = LIST.replace("first: 1", `first: 1, after: "${listed.pageInfo.endCursor}"`);
    expect((await run(next)).answer).toMatchObject({
      restoredRequests: { nodes: [{ eventId: "long-ago-2025-02-03" }], pageInfo: { hasNextPage: false } },
    });
    expect((await run(`{ ${TOTALS} }`)).answer).toEqual(before);

    await office.product.sql.query("update usage_restores set expires_at = now()");
    await office.job("restore-archives");
    expect((await run(LIST)).codes).toEqual(["NOT_FOUND"]);
    const { rows } = await office.product.sql.query("select to_regclass('restored_usage_2025_02') as left");
    expect(rows).toEqual([{ left: null }]);
  });

  test("leave as the file that was written, with what its manifest says, and the audit log knows", async () => {
    const { product, headers } = office;
    const [told] = await office.monthTold("2025-02", "sha256 bytes");
    const get = (path: string) => fetch(`${product.url}/v1/archives/${path}`, { headers });
    const sent = await get("2025-02/1");
    const bytes = Buffer.from(await sent.arrayBuffer());
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(told?.["sha256"]);
    expect(Object.fromEntries(sent.headers)).toMatchObject({
      "content-type": "application/vnd.apache.parquet",
      "content-length": String(told?.["bytes"]),
      "content-disposition": 'attachment; filename="tokenledger-requests-2025-02-1.parquet"',
      "repr-digest": `sha-256=:${createHash("sha256").update(bytes).digest("base64")}:`,
    });
    expect(await (await get("2025-02/1/manifest")).json()).toMatchObject({
      month: "2025-02",
      part: 1,
      file: { sha256: told?.["sha256"] },
      figures: { rows: "2" },
    });
    const { rows } = await office.product.sql.query(
      "select target_id, after ->> 'content' as content from audit_entries where action = 'retention.fetch' order by id",
    );
    expect(rows).toEqual(["file", "manifest"].map((content) => ({ target_id: "2025-02", content })));
    const missing = await get("2025-02/2");
    expect([missing.status, await missing.text()]).toEqual([
      404,
      expect.stringContaining("part 2 of the archive of 2025-02"),
    ]);
    expect((await get("2025-01/1")).status).toBe(404);
    expect((await get("2025-02/0")).status).toBe(400);
  });

  test("are not told to be damaged while their store is away", async () => {
    const archives = join(office.product.container.config.dataDir, "archives");
    await rename(archives, `${archives}.away`);
    const looked = await run('mutation { verifyArchive(month: "2025-02") { keepMonths } }');
    await rename(`${archives}.away`, archives);
    expect(looked.codes).toEqual(["UNAVAILABLE"]);
    expect(looked.told).toEqual([expect.stringContaining("The folder of the archive store is missing.")]);
    expect(await monthOf("failure")).toEqual({ month: "2025-02", failure: null });
  });

  test.each([
    {
      name: "of another month",
      spoil: (path: string, other: string) => copyFile(other, path),
      reason: /bytes instead of|its SHA-256 differs/,
    },
    {
      name: "with a byte that changed",
      spoil: async (path: string) => {
        const bytes = await readFile(path);
        bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
        await writeFile(path, bytes);
      },
      reason: /its SHA-256 differs/,
    },
    {
      name: "that was cut off",
      spoil: (path: string) => truncate(path, 50),
      reason: /The file has 50 bytes instead of/,
    },
  ])("are not told from a file $name", async ({ spoil, reason }) => {
    const { product, headers } = office;
    const { rows } = await product.sql.query<{ key: string }>(
      "select object_key as key from usage_archives order by month",
    );
    const [path = "", other = ""] = rows.map(({ key }) => join(product.container.config.dataDir, "archives", key));
    const whole = await readFile(path);
    await spoil(path, other);
    const asked = await run('{ archivedUsage(month: "2025-02") { total { requests } } }');
    expect([asked.codes, asked.told]).toEqual([["UNAVAILABLE"], [expect.stringMatching(reason)]]);
    expect((await fetch(`${product.url}/v1/archives/2025-02/1`, { headers })).status).toBe(503);
    await writeFile(path, whole);
    expect((await run('{ archivedUsage(month: "2025-02") { total { requests } } }')).codes).toEqual([]);
  });

  test("are not called unreadable by an audit log that is away, and are without the digest of their file", async () => {
    const { product, headers, run: ask } = office;
    const get = async () => (await fetch(`${product.url}/v1/archives/2025-02/1`, { headers })).status;
    await product.sql.query("alter table audit_entries rename to audit_entries_away");
    expect(await get()).toBe(500);
    await product.sql.query("alter table audit_entries_away rename to audit_entries");
    const [told] = await office.monthTold("2025-02", "sha256");
    await product.sql.query("update usage_archives set sha256 = null where month = '2025-02-01'");
    expect(await get()).toBe(503);
    const asked = await ask('{ archivedUsage(month: "2025-02") { total { requests } } }');
    expect([asked.codes, asked.told]).toEqual([
      ["UNAVAILABLE"],
      [expect.stringContaining("There is no finished file.")],
    ]);
    await product.sql.query("update usage_archives set sha256 = $1 where month = '2025-02-01'", [told?.["sha256"]]);
  });

  test("are told to be archived by whatever needs them one by one", async () => {
    const told = async (operation: string) => (await run(operation)).told;
    const cut = `usageTotals(filter: { range: { from: "2025-02-03T09:59:00Z", to: "2025-04-01T00:00:00Z" } }) { requests }`;
    expect(await told(`{ ${cut} }`)).toEqual([expect.stringContaining("requests of 2025-02 are archived")]);
    for (const [field, rest] of [
      ["usageTotals", ") { previous { requests } }"],
      ["usageSeries", ", meter: COST) { previous }"],
      ["usageBreakdown", ", groupBy: MODEL) { nodes { previous } }"],
    ]) {
      const comparedFrom = (from: string) =>
        told(`{ ${field}(filter: { range: { from: "${from}", to: "2026-03-01T00:00:00Z" } }, compare: YEAR${rest} }`);
      expect(await comparedFrom("2026-02-03T09:45:00Z")).toEqual([]);
      expect(await comparedFrom("2026-02-03T09:59:00Z")).toEqual([
        expect.stringMatching(/^compare: expected OFF, or .*requests of 2025-02 are archived/),
      ]);
    }
    expect(await told('{ usageEvent(eventId: "long-ago-2025-02-03") { eventId } }')).toEqual([
      expect.stringContaining("its month is archived"),
    ]);
  });

  test("that cannot be archived stay, and administrators are mailed once why", async () => {
    await office.record(["2025-06-15"], "a-model-without-a-price");
    const archives = join(office.product.container.config.dataDir, "archives");
    const tryIt = async () => {
      await office.archive();
      return office.monthTold("2025-06", "state failure");
    };
    await rename(archives, `${archives}.away`);
    const failure = "The folder of the archive store is missing.";
    for (let tried = 1; tried <= 2; tried += 1) {
      expect(await tryIt()).toContainEqual({ month: "2025-06", state: "FAILED", failure });
      expect(mail.mails.map(({ to }) => to)).toEqual([["admin@localhost"]]);
    }
    await rename(`${archives}.away`, archives);
    expect(await tryIt()).toEqual([{ month: "2025-06", state: "ARCHIVED", failure: null }]);
    expect(mail.mails).toHaveLength(1);
  });

  test("tell how many of them their cost is without, in the file and in the row of the month", async () => {
    const unpriced = { month: "2025-06", requests: "1", costUsd: "0", unpricedRequests: "1" };
    expect(await office.monthTold("2025-06", "requests costUsd unpricedRequests")).toEqual([unpriced]);
    const asked = await run('{ archivedUsage(month: "2025-06") { total { requests unpricedRequests } } }');
    expect(asked.answer).toEqual({ archivedUsage: { total: { requests: "1", unpricedRequests: "1" } } });
  });

  test("that come late for a month that is back are there once it is restored again", async () => {
    const restore = async () => {
      await run('mutation { restoreArchive(month: "2025-03") { keepMonths } }');
      await office.job("restore-archives");
    };
    const listed = async () =>
      (await run('{ restoredRequests(month: "2025-03") { nodes { eventId } } }')).answer as unknown;
    const nodes = (days: readonly string[]) => ({
      restoredRequests: { nodes: days.map((day) => ({ eventId: `long-ago-${day}` })) },
    });
    const restoredAt = async () => (await office.product.sql.query("select restored_at from usage_restores")).rows;
    await restore();
    const first = await restoredAt();
    await restore();
    expect(await restoredAt()).toEqual(first); // nothing is missing: its days are renewed alone
    await office.record(["2025-03-20"]);
    await office.archive();
    expect(await listed()).toEqual(nodes(["2025-03-01"]));
    await restore();
    expect(await listed()).toEqual(nodes(["2025-03-20", "2025-03-01"]));
  });
});
