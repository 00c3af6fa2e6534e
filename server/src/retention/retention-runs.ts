import type { Statements } from "../core/statements.js";
import { lastNight } from "./domain/retention-night.js";
import type { RetentionOutcome } from "./run-retention.js";

/** A row of `retention_runs`. */
export interface RunRow {
  readonly id: number;
  /** When it was due; null for one that a member asked for. */
  readonly nightAt: Date | null;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  /** First days. */
  readonly archived: readonly string[] | null;
  readonly failed: readonly string[] | null;
}

const COLUMNS = `id, night_at as "nightAt", started_at as "startedAt", ended_at as "endedAt",
  archived::text[] as archived, failed::text[] as failed`;

/** Nights before the product was there, or before this release, are not made up for. */
const ORDER_NIGHT = `
  insert into retention_runs (night_at) select $1::timestamptz
  where $1::timestamptz > (select installed_at from retention_since)
    and not exists (select from retention_runs where night_at >= $1::timestamptz)
  on conflict do nothing`;

/** The oldest run that is to be done, nightly ones by the clock; null when there is none. */
export async function nextRun(client: Statements, now: Date, timezone: string): Promise<RunRow | null> {
  await client.query(ORDER_NIGHT, [lastNight(now, timezone)]);
  const { rows } = await client.query<RunRow>(
    `update retention_runs set started_at = coalesce(started_at, now())
     where id = (select min(id) from retention_runs where ended_at is null) returning ${COLUMNS}`,
  );
  return rows[0] ?? null;
}

/** Does nothing beside one that waits already. */
export async function orderRun(client: Statements): Promise<void> {
  await client.query(
    "insert into retention_runs (night_at) select null where not exists (select from retention_runs where ended_at is null)",
  );
}

export async function endRun(client: Statements, id: number, { archived, failed }: RetentionOutcome): Promise<void> {
  await client.query(
    "update retention_runs set ended_at = now(), archived = $2::date[], failed = $3::date[] where id = $1",
    [id, archived, failed],
  );
}

/** The newest first; at most two: one that is under way or waits, and the last that ended. */
export async function latestRuns(client: Statements): Promise<readonly RunRow[]> {
  const { rows } = await client.query<RunRow>(
    `(select ${COLUMNS} from retention_runs where ended_at is null order by id limit 1)
     union all (select ${COLUMNS} from retention_runs where ended_at is not null order by id desc limit 1)`,
  );
  return rows;
}
