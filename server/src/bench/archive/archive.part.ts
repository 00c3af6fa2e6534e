import { setTimeout as sleep } from "node:timers/promises";
import type { BenchOptions } from "../bench-options.js";
import { fillLedger } from "../growth/fill-ledger.js";
import type { Part, PartResult } from "../part.js";
import { readProcessFigures } from "../process-figures.js";
import { ingestUntil } from "../recost/ingest-until.js";
import { Member } from "../recost/member.js";
import { tenth, whole } from "../report/format-figure.js";
import { recordSample } from "../rounds/record-sample.js";
import { waitUntilMerged } from "../rounds/wait-until-merged.js";
import { withProduct, type LoadedProduct } from "../with-product.js";
import { ARCHIVED_SUMS, ARCHIVES, KEEP_ONE_MONTH, SUMS, TABLE_BYTES } from "./archive-statements.js";

const USERS = 5_000;
const LOOK_EVERY_MS = 250;
const ALONE_MS = 10_000;
const MIB = 1_048_576;
const PREVIEW = "query { previewRetention(months: 1) { month requests } }";
const RUN = "mutation { runRetention { keepMonths } }";
const OVER = "query { retentionPolicy { currentRun { startedAt } lastRun { endedAt failed } } }";
const TOTAL = "query ($month: String!) { archivedUsage(month: $month, by: MODEL) { total { requests } } }";

interface ArchiveRow {
  readonly month: string;
  readonly rows: number;
  readonly bytes: number;
  readonly untilVerified: number;
  readonly untilDropped: number;
  readonly failure: string | null;
}

/** Months that move into archives while events arrive as fast as they are taken. */
export const archive: Part = {
  run: (options) => withProduct({ dataDir: options.dataDir }, (loaded) => measure(loaded, options)),
};

async function measure(loaded: LoadedProduct, { archiveRows }: BenchOptions): Promise<PartResult> {
  const { product, generator, pool } = loaded;
  await recordSample(generator, USERS);
  await waitUntilMerged(pool);
  await fillLedger(product.databaseUrl, { rows: archiveRows, users: USERS });
  const member = await Member.signIn(product);
  const { previewRetention } = await member.ask(PREVIEW, {});
  const months = (previewRetention as { readonly month: string }[]).map(({ month }) => month);
  const { rows: tables } = await pool.query<{ bytes: number }>(TABLE_BYTES, [months]);
  const { rows: before } = await pool.query(SUMS, [months]);
  const end = performance.now() + ALONE_MS;
  const alone = await ingestUntil(generator, USERS, () => performance.now() >= end);
  await pool.query(KEEP_ONE_MONTH);
  const { during, peakBytes, restingBytes } = await archiveMeanwhile(loaded, member);
  const { rows: archives } = await pool.query<ArchiveRow>(ARCHIVES, [months]);
  const { rows: archived } = await pool.query(ARCHIVED_SUMS, [months]);
  const { rows: after } = await pool.query(SUMS, [months]);
  const totalMs = await timeTotal(member, archives.at(-1)?.month);
  const agree = JSON.stringify([before, before]) === JSON.stringify([after, archived]);
  return {
    title: `archiving of ${whole(archives.reduce((sum, { rows }) => sum + rows, 0))} requests while others are recorded`,
    durability: loaded.durability,
    tables: [
      {
        head: ["month", "requests", "s until verified", "s until dropped", "file, MiB"],
        rows: archives.map((one) => [
          one.month,
          whole(one.rows),
          tenth(one.untilVerified),
          tenth(one.untilDropped),
          tenth(one.bytes / MIB),
        ]),
      },
      {
        head: ["figure", ""],
        rows: [
          ["tables with indexes, MiB", tenth((tables[0]?.bytes ?? 0) / MIB)],
          ["total of the last file by model, ms", whole(totalMs)],
          ["resident memory before, MiB", whole(restingBytes / MIB)],
          ["resident memory at most, MiB", whole(peakBytes / MIB)],
          ["recording alone, events a second", whole(alone.events / alone.seconds)],
          ["recording meanwhile, events a second", whole(during.events / during.seconds)],
          ["sums before, after and of the files agree", String(agree)],
        ],
      },
    ],
    samples: { alone, during, archives, before, after, archived, peakBytes, restingBytes, totalMs },
  };
}

async function timeTotal(member: Member, month: string | undefined): Promise<number> {
  const begun = performance.now();
  await member.ask(TOTAL, { month });
  return performance.now() - begun;
}

async function archiveMeanwhile({ product, generator }: LoadedProduct, member: Member) {
  const { residentBytes: restingBytes } = await readProcessFigures(product.url);
  let [isOver, peakBytes] = [false, restingBytes];
  await member.ask(RUN, {});
  const watching = async () => {
    while (!isOver) {
      await sleep(LOOK_EVERY_MS);
      peakBytes = Math.max(peakBytes, (await readProcessFigures(product.url)).residentBytes);
      const { retentionPolicy } = await member.ask(OVER, {});
      const { currentRun } = retentionPolicy as { readonly currentRun: object | null };
      isOver = currentRun === null;
    }
  };
  const [during] = await Promise.all([ingestUntil(generator, USERS, () => isOver), watching()]);
  return { during, peakBytes, restingBytes };
}
