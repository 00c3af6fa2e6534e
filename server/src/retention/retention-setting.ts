import type { Statements } from "../core/statements.js";

const DEFAULT_MONTHS = 3;
export const MOST_MONTHS = 120;

const KEEP = "retentionMonths";
const PENDING = "retentionMonthsPending";

/** Whole months that raw requests are kept. */
export interface RetentionSetting {
  readonly months: number;
  /** From the next nightly run on; null when nothing was changed since the last. */
  readonly pendingMonths: number | null;
}

export async function readRetention(client: Statements): Promise<RetentionSetting> {
  const { rows } = await client.query<{ key: string; value: number }>(
    "select key, (value #>> '{}')::int as value from settings where key in ($1, $2)",
    [KEEP, PENDING],
  );
  const valueOf = (key: string) => rows.find((row) => row.key === key)?.value;
  return { months: valueOf(KEEP) ?? DEFAULT_MONTHS, pendingMonths: valueOf(PENDING) ?? null };
}

export async function orderRetention(client: Statements, months: number): Promise<void> {
  await store(client, PENDING, months);
}

/** @returns whether a change was pending */
export async function cancelRetention(client: Statements): Promise<boolean> {
  const { rowCount } = await client.query("delete from settings where key = $1", [PENDING]);
  return rowCount === 1;
}

/** What was pending is in force from now on; one statement, so that a run that dies in between changes nothing. */
export async function applyPending(client: Statements): Promise<void> {
  await client.query(
    `with pending as (delete from settings where key = $2 returning value)
     insert into settings (key, value) select $1, value from pending
     on conflict (key) do update set value = excluded.value, updated_at = now()`,
    [KEEP, PENDING],
  );
}

async function store(client: Statements, key: string, months: number): Promise<void> {
  await client.query(
    `insert into settings (key, value) values ($1, to_jsonb($2::int))
     on conflict (key) do update set value = excluded.value, updated_at = now()`,
    [key, months],
  );
}
