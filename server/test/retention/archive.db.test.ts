import { appendFile, readdir, readFile, rename, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ArchiveStore } from "../../src/retention/store/archive-store.js";
import { quoted, withDuckDb } from "../../src/retention/duckdb.js";
import type { RetentionStep } from "../../src/retention/retention-parts.js";
import { bucketsOfDay, keptDays } from "../../src/usage/kept-days.js";
import { mergeDeltas } from "../../src/usage/merge-deltas.js";
import { openFolderStore } from "../../src/retention/store/folder-store.js";
import { SmallDisk } from "../faults/small-disk.js";
import { sampleUsage } from "../usage/sample-usage.js";
import { DUE, openRetentionDesk, someUsage, type RetentionDesk, type Sums } from "./retention-desk.js";

let desk: RetentionDesk;
let sent: Sums;

beforeAll(async () => {
  desk = await openRetentionDesk();
});

afterAll(() => desk.close());

beforeEach(async () => {
  await desk.reset();
  await desk.recorder.record(someUsage("sent", 300));
  await mergeDeltas(desk.pool);
  sent = await desk.sums();
});

const tables = async () => {
  const { rows } = await desk.pool.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relname ~ '^(token|archived)_usage_2026_0[5-8]' order by 1`,
  );
  return rows.map(({ name }) => name);
};
const archives = async () => {
  const { rows } = await desk.pool.query(
    `select month::text as month, part, state, failure, row_count::int as rows, dropped_at is not null as dropped
     from usage_archives order by month, part`,
  );
  return rows;
};
const late = (name: string, at: string) => sampleUsage(name, { createdAt: new Date(at), userId: "1" });
const fileOf = async (month: string) => {
  const { rows } = await desk.pool.query<{ key: string }>(
    "select object_key as key from usage_archives where month = $1 order by part desc limit 1",
    [month],
  );
  return join(desk.folder, rows[0]?.key ?? "");
};

describe("months that are due", () => {
  test("move into files, and every sum stays what it was at each step", async () => {
    const steps: string[] = [];
    const seen: Sums[] = [];
    const outcome = await desk.run(async (step, month) => {
      steps.push(`${month} ${step}`);
      // While the month is locked nobody can look; right before and after it everybody can.
      if (step !== "locked") seen.push(await desk.sums());
    });
    expect(seen).toEqual(Array.from({ length: 12 * DUE.length }, () => sent));
    expect(outcome).toEqual({ archived: DUE, failed: [] });
    expect(steps).toHaveLength(13 * DUE.length);
    expect(await desk.sums()).toEqual(sent);
    expect(await tables()).toEqual([]);
    expect(await archives()).toEqual(
      DUE.map((month) => ({ month, part: 1, state: "archived", failure: null, rows: 50, dropped: true })),
    );
  });

  test("have in their files, text for text, what was sent", async () => {
    const texts = `select event_id, coalesce(note_id, 'none') as note, feature, coalesce(tags::text, 'none') as tags,
                     coalesce(to_json(warnings)::text, 'none') as warnings
                   from token_usage where created_at < '2026-09-01Z' order by event_id collate "C"`;
    const { rows: before } = await desk.pool.query(texts);
    await desk.run();
    const files = await Promise.all(DUE.map(fileOf));
    const found = await withDuckDb(desk.store.scratch, async (duckdb) => {
      const list = files.map(quoted).join(", ");
      const answer = await duckdb.runAndReadAll(
        `select event_id, coalesce(note_id, 'none') as note, feature, coalesce(tags, 'none') as tags,
           coalesce(warnings, 'none') as warnings from read_parquet([${list}]) order by event_id`,
      );
      return answer.getRowObjects();
    });
    expect(found).toEqual(before);
    expect(before).toHaveLength(150);
  });

  test("leave nothing behind in the store but files and manifests", async () => {
    await desk.run();
    const names = await readdir(join(desk.folder, "usage"));
    expect(names.map((name) => name.replace(/-[0-9a-f]{8}/, "")).toSorted()).toEqual(
      DUE.flatMap((month) => [`${month.slice(0, 7)}-1.parquet`, `${month.slice(0, 7)}-1.parquet.json`]),
    );
    expect(await readdir(join(desk.folder, ".work"))).toEqual([]);
    const manifest: unknown = JSON.parse(await readFile(`${await fileOf("2026-07-01")}.json`, "utf8"));
    expect(manifest).toMatchObject({ schemaVersion: 1, month: "2026-07", part: 1, figures: { rows: "50" } });
  });

  test("take their identities along, and nobody else's", async () => {
    await desk.run();
    const { rows } = await desk.pool.query<{ ids: number; live: number }>(
      "select (select count(*) from usage_event_ids)::int as ids, (select count(*) from token_usage)::int as live",
    );
    expect(rows).toEqual([{ ids: 150, live: 150 }]);
  });

  test("are nothing to compare sums with any more, and a repair takes nothing away", async () => {
    await desk.run();
    await desk.recorder.record([late("late", "2026-07-15T10:00:00Z")]);
    const after = await desk.sums();
    expect((await keptDays(desk.pool)).filter((day) => day < "2026-09-01")).toEqual([]);
    const range = bucketsOfDay("2026-07-15");
    expect(await desk.audit.count(range)).toEqual({ rollupRows: 0, counterRows: 0 });
    await desk.audit.repairAlone((repair) => repair(range));
    expect(await desk.sums()).toEqual(after);
  });

  test("are done once: a second run finds nothing to do", async () => {
    await desk.run();
    expect(await desk.run()).toEqual({ archived: [], failed: [] });
  });

  test("are archived by one run at a time", async () => {
    const outcomes = await Promise.all([desk.run(), desk.run(), desk.run()]);
    expect(outcomes.filter((outcome) => outcome !== null).flatMap(({ archived }) => archived)).toEqual(DUE);
    expect(await desk.sums()).toEqual(sent);
  });
});

describe("what comes for a month", () => {
  test.each<{ step: RetentionStep; parts: number }>([
    { step: "begun", parts: 1 },
    { step: "file written", parts: 1 },
    { step: "written", parts: 1 },
    { step: "verified", parts: 1 },
    { step: "archived", parts: 2 },
    { step: "dropped", parts: 2 },
  ])("after the step $step is archived with it, or as a further part by the next run", async ({ step, parts }) => {
    let isSent = false;
    await desk.run(async (at, month) => {
      if (at !== step || month !== "2026-07-01" || isSent) return;
      isSent = true;
      await desk.recorder.record([late("in between", "2026-07-20T00:00:00Z")]);
    });
    const after = await desk.sums();
    expect(after["2026-07"]?.[0]).toBe("51");
    await desk.run();
    expect(await desk.sums()).toEqual(after);
    const ofJuly = (await archives()).filter(({ month }) => month === "2026-07-01");
    expect(ofJuly.map(({ rows }) => rows)).toEqual(parts === 1 ? [51] : [50, 1]);
    expect(await tables()).toEqual([]);
  });

  test("in a transaction that is still open when the month is begun is waited for", async () => {
    const writer = await desk.pool.connect();
    await writer.query("begin; update token_usage set note_id = 'changed' where created_at < '2026-07-01'");
    const running = desk.run();
    await writer.query("select pg_sleep(0.1)");
    await writer.query("commit");
    writer.release();
    await running;
    expect(await desk.sums()).toEqual(sent);
  });

  test("again after it was archived, with its time, counts once more and is told from what was there", async () => {
    await desk.run();
    const again = someUsage("sent", 300).filter(({ createdAt }) => createdAt < new Date("2026-07-01"));
    const { fates } = await desk.recorder.record(again);
    expect(new Set(fates)).toEqual(new Set(["accepted"]));
    await desk.run();
    expect((await archives()).filter(({ month }) => month === "2026-06-01")).toMatchObject([
      { rows: 50 },
      { rows: 50 },
    ]);
  });
});

describe("a store in trouble", () => {
  const broken = (change: Partial<ArchiveStore>): ArchiveStore => ({ ...desk.store, ...change });
  /** On Linux the kernel itself says that there is no room. */
  const full = (_key: string, path: string) =>
    process.platform === "linux"
      ? readFile(path).then((bytes) => appendFile("/dev/full", bytes))
      : Promise.reject(Object.assign(new Error("write failed"), { code: "ENOSPC" }));
  const flip = async (path: string) => {
    const bytes = await readFile(path);
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
    await writeFile(path, bytes);
  };
  const spoiling = (spoil: (path: string) => Promise<void>) =>
    broken({
      put: async (key, path) => {
        await desk.store.put(key, path);
        if (key.endsWith(".parquet")) await spoil(join(desk.folder, key));
      },
    });

  test.each([
    {
      name: "a full disk",
      other: () => broken({ put: full }),
      reason: "There is no room left where archives are written.",
    },
    {
      name: "a flipped byte",
      other: () => spoiling(flip),
      reason: "The file is not the one that was written: its SHA-256 differs.",
    },
    {
      name: "a truncated file",
      other: () => spoiling((path) => truncate(path, 100)),
      reason: "The file has 100 bytes instead of",
    },
    {
      name: "a lost file",
      other: () => spoiling((path) => rename(path, `${path}.lost`)),
      reason: "The file is missing from the archive store.",
    },
  ])(
    "$name: nothing is dropped, the reason is told, and the next run after its repair goes on",
    async ({ other, reason }) => {
      const before = await tables();
      expect(await desk.run(undefined, other())).toEqual({ archived: [], failed: DUE });
      expect(await tables()).toEqual(before);
      expect(await desk.sums()).toEqual(sent);
      for (const archive of await archives()) {
        expect(archive).toMatchObject({ state: "failed", dropped: false });
        expect(archive.failure).toContain(reason);
      }
      expect(await desk.run()).toEqual({ archived: DUE, failed: [] });
      expect(await desk.sums()).toEqual(sent);
      expect((await archives()).map(({ failure }) => failure)).toEqual([null, null, null]);
    },
  );

  test("a disk that has no room for what a run writes keeps its months, until somebody makes room", async ({
    skip,
  }) => {
    const disk = await SmallDisk.mount(4);
    if (typeof disk === "string") return skip(disk);
    try {
      const store = await openFolderStore(disk.folder);
      await disk.fill(0);
      const before = await tables();
      expect(await desk.run(undefined, store)).toEqual({ archived: [], failed: DUE });
      expect(await tables()).toEqual(before);
      expect(await desk.sums()).toEqual(sent);
      for (const archive of await archives()) {
        expect(archive).toMatchObject({ failure: "There is no room left where archives are written.", dropped: false });
      }
      await disk.makeRoom();
      expect(await desk.run(undefined, store)).toEqual({ archived: DUE, failed: [] });
      expect(await archives()).toMatchObject(DUE.map(() => ({ rows: 50, failure: null, dropped: true })));
      return undefined;
    } finally {
      await disk.unmount();
    }
  });

  test("a file that is lost after its month left the ledger is written anew from the table, which is dropped last", async () => {
    await desk.run(async (step, month) => {
      if (step === "archived" && month === "2026-07-01") await flip(await fileOf(month));
    });
    expect(await desk.sums()).toEqual(sent);
    expect(await tables()).toEqual([]);
  });
});
