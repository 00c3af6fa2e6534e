import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { to } from "pg-copy-streams";
import type { Clickhouse } from "./clickhouse.js";
import type { LedgerDays } from "./ledger-days.js";

/** As somebody who knows ClickHouse would keep events: sorted by time, few distinct names as dictionaries. */
const CREATE = `
  create table if not exists usage (
    created_at DateTime64(6, 'UTC'), recorded_at DateTime64(6, 'UTC'), user_id UInt64,
    provider LowCardinality(String), model LowCardinality(String), feature LowCardinality(String),
    operation LowCardinality(String), status LowCardinality(String),
    input_tokens UInt32, cached_input_tokens UInt32, cache_write_tokens UInt32, output_tokens UInt32,
    reasoning_tokens UInt32, total_tokens UInt32, cost UInt64
  ) engine = MergeTree order by created_at`;

const COLUMNS = `created_at at time zone 'UTC', recorded_at at time zone 'UTC', coalesce(user_id, 0), provider, model,
  feature, operation, status, input_tokens, cached_input_tokens, cache_write_tokens, output_tokens, reasoning_tokens,
  total_tokens, cost`;

export interface CopyPlace {
  /** For files of a day. */
  readonly directory: string;
}

/**
 * Copies the events that ClickHouse does not have, a day at a time, and merges its parts into one. A directory that
 * is kept has all but those that were recorded since.
 */
export async function copyLedger(pool: pg.Pool, clickhouse: Clickhouse, ledger: LedgerDays & CopyPlace): Promise<void> {
  await mkdir(ledger.directory, { recursive: true });
  await clickhouse.query(CREATE);
  const { rows } = await clickhouse.query("select toString(max(recorded_at)) from usage");
  const since = String(rows[0]?.[0]);
  for (const day of ledger.days) {
    const file = join(ledger.directory, `${day}.csv`);
    await copyDay(pool, { day, timezone: ledger.timezone, since }, file);
    await clickhouse.query(`insert into usage select * from file('${file}', 'CSV')`);
    await rm(file);
  }
  await clickhouse.query("optimize table usage final");
}

interface LocalDay {
  readonly day: string;
  readonly timezone: string;
  /** Recorded after this, in UTC. */
  readonly since: string;
}

async function copyDay(pool: pg.Pool, { day, timezone, since }: LocalDay, file: string): Promise<void> {
  const client = await pool.connect();
  try {
    const rows = client.query(
      to(`copy (select ${COLUMNS} from token_usage
          where created_at >= timestamp '${day}' at time zone '${timezone}'
            and created_at < (timestamp '${day}' + interval '1 day') at time zone '${timezone}'
            and recorded_at > timestamp '${since}' at time zone 'UTC') to stdout (format csv)`),
    );
    await pipeline(rows, createWriteStream(file));
  } finally {
    client.release();
  }
}

/** Bytes of the table on disk. */
export async function clickhouseBytes(clickhouse: Clickhouse): Promise<number> {
  const { rows } = await clickhouse.query(
    "select toString(sum(bytes_on_disk)) from system.parts where table = 'usage' and active",
  );
  return Number(rows[0]?.[0]);
}
