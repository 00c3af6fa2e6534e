import { DuckDBInstance } from "@duckdb/node-api";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { pino } from "pino";
import { expect } from "vitest";
import { runRetention, type RetentionOutcome } from "../../src/retention/run-retention.js";
import type { RetentionParts, RetentionStep } from "../../src/retention/retention-parts.js";
import { openFolderStore } from "../../src/retention/store/folder-store.js";
import type { ArchiveStore } from "../../src/retention/store/archive-store.js";
import { LedgerAudit } from "../../src/usage/ledger-audit.js";
import { mergeDeltas } from "../../src/usage/merge-deltas.js";
import { createTestDatabase } from "../database.js";
import { sampleUsage } from "../usage/sample-usage.js";
import { ledgerWriters } from "../usage/ledger-writers.js";

/** June to August are due, September and later are not. */
export const NOW = new Date("2026-12-05T02:30:00Z");
export const DUE = ["2026-06-01", "2026-07-01", "2026-08-01"];

type OnStep = (step: RetentionStep, month: string) => void | Promise<void>;

/** By month: requests, tokens and pico-USD. */
export type Sums = Readonly<Record<string, readonly [requests: string, tokens: string, cost: string]>>;

/** A ledger with requests of six months, an archive store in a folder, and what compares both with what was sent. */
export async function openRetentionDesk() {
  const database = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), "archives-"));
  const pool = new pg.Pool({ connectionString: database.url, max: 8, pipeline: true });
  const runners = new pg.Pool({ connectionString: database.url, max: 6 });
  // A test may cut connections.
  for (const each of [pool, runners])
    each.on("error", () => undefined).on("connect", (client) => client.on("error", () => undefined));
  const store = await openFolderStore(folder);
  const parts = (onStep?: OnStep, other: ArchiveStore = store): RetentionParts => ({
    pool: runners,
    store: other,
    logger: pino({ level: "silent" }),
    ...(onStep !== undefined && { onStep }),
  });
  return {
    url: database.url,
    folder,
    pool,
    store,
    parts,
    audit: new LedgerAudit(pool),
    ...ledgerWriters(pool),
    run: (onStep?: OnStep, other?: ArchiveStore): Promise<RetentionOutcome | null> =>
      runRetention(parts(onStep, other), { months: 3, now: NOW, signal: new AbortController().signal }),
    sums: () => sumsOf(pool, folder),
    reset: () => reset(pool, folder),
    close: async () => {
      await Promise.all([pool.end(), runners.end()]);
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type RetentionDesk = Awaited<ReturnType<typeof openRetentionDesk>>;

/** With all that CSV has a meaning for. */
const ODD_TEXTS = [
  `note "#",\n\\N \u0002#\u0002`,
  "\u0002",
  "\u0002#",
  "\u0002,\u0002",
  "\r#\r\n",
  '"#"',
  "#,\u0002\u0002",
];

/** Requests of every kind, some of each month from June to November. */
export function someUsage(name: string, count: number, months = 6) {
  return Array.from({ length: count }, (_, n) =>
    sampleUsage(`${name}-${n}`, {
      createdAt: new Date(Date.UTC(2026, 5 + (n % months), 1 + (n % 28), n % 24, n % 60, 7, n % 1_000)),
      userId: n % 5 === 0 ? null : String(1 + (n % 7)),
      noteId: n % 3 === 0 ? (ODD_TEXTS[(n / 3) % ODD_TEXTS.length] ?? "").replace("#", String(n)) : null,
      feature: n % 4 === 0 ? "요약, 한글 😀" : "\\N",
      model: `model-${n % 3}`,
      ...(n % 6 === 0
        ? { cost: null, costState: "unpriced" as const }
        : { cost: (10n ** 24n + BigInt(n)) as NonNullable<ReturnType<typeof sampleUsage>["cost"]> }),
      ...(n % 7 === 0 && { tags: { team: `t"${n}` }, warnings: ["one, two", 'th"ree'] }),
    }),
  );
}

/** Of what is in the ledger, in files that are archived, and in the sums; all three ways must agree. */
async function sumsOf(pool: pg.Pool, folder: string): Promise<Sums> {
  const client = await pool.connect();
  try {
    await client.query(
      "begin isolation level repeatable read read only; lock table only token_usage in access share mode",
    );
    const columns = (of: string) => `to_char(${of} at time zone 'UTC', 'YYYY-MM') as month`;
    const { rows: live } = await client.query(`select ${columns("created_at")}, count(*)::text as requests,
      coalesce(sum(total_tokens), 0)::text as tokens, coalesce(sum(cost), 0)::text as cost from token_usage group by 1`);
    const { rows: files } = await client.query<{ object_key: string }>(
      "select object_key from usage_archives where detached_at is not null order by id",
    );
    const { rows: rolled } = await client.query(`select ${columns("bucket_start")}, sum(requests)::text as requests,
      sum(total_tokens)::text as tokens, sum(cost)::text as cost from token_usage_stats group by 1 having sum(requests) > 0`);
    await client.query("commit");
    const archived = await sumsOfFiles(files.map(({ object_key: key }) => join(folder, key)));
    const all = added([...live, ...archived]);
    expect(all).toEqual(added(rolled));
    return all;
  } finally {
    client.release();
  }
}

interface SumRow {
  readonly month: string;
  readonly requests: string;
  readonly tokens: string;
  readonly cost: string;
}

async function sumsOfFiles(paths: readonly string[]): Promise<SumRow[]> {
  if (paths.length === 0) return [];
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const answer = await connection.runAndReadAll(`
    select strftime(created_at, '%Y-%m') as month, count(*)::varchar as requests,
      coalesce(sum(total_tokens), 0)::varchar as tokens, coalesce(sum(cost), 0)::varchar as cost
    from read_parquet([${paths.map((path) => `'${path}'`).join(", ")}]) group by 1`);
  const rows = answer.getRowObjects().map((row) => ({
    month: String(row["month"]),
    requests: String(row["requests"]),
    tokens: String(row["tokens"]),
    cost: String(row["cost"]),
  }));
  connection.closeSync();
  instance.closeSync();
  return rows;
}

function added(rows: readonly SumRow[]): Sums {
  const sums: Record<string, [bigint, bigint, bigint]> = {};
  for (const { month, requests, tokens, cost } of rows) {
    const [r, t, c] = sums[month] ?? [0n, 0n, 0n];
    sums[month] = [r + BigInt(requests), t + BigInt(tokens), c + BigInt(cost)];
  }
  const texts = Object.entries(sums).map(([month, [r, t, c]]) => [month, [`${r}`, `${t}`, `${c}`]] as const);
  return Object.fromEntries(texts.toSorted(([a], [b]) => a.localeCompare(b)));
}

async function reset(pool: pg.Pool, folder: string): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    "select relname as name from pg_class where relkind = 'r' and relname ~ '^(archived|restored)_usage_'",
  );
  for (const { name } of rows) await pool.query(`drop table ${name}`);
  await mergeDeltas(pool);
  await pool.query(`truncate token_usage, usage_event_ids, token_usage_stats, token_usage_user_stats, usage_deltas,
    usage_user_counters, usage_day_stats, usage_active_users, usage_built_spans, usage_user_spans, usage_span_tops,
    usage_duration_spans, usage_duration_days, rollup_drifts, usage_archives, usage_archive_changes, usage_restores`);
  for (const entry of await readdir(folder)) if (entry !== ".work") await rm(join(folder, entry), { recursive: true });
}
