import type { Pool } from "pg";

/** A threshold as a test names it; the rest is usual. */
export interface Watched {
  readonly scope?: "OVERALL" | "EACH_USER" | "USER" | "PROJECT" | "MODEL" | "FEATURE" | "KEY";
  /** Of `USER` the app user's id. */
  readonly subject?: string;
  readonly meter?: "COST" | "TOKENS" | "INPUT_TOKENS" | "OUTPUT_TOKENS" | "REQUESTS";
  readonly period?: "DAY" | "WEEK" | "MONTH" | "ONCE";
  readonly startsOn?: string;
  readonly endsOn?: string;
  readonly limit?: string | number;
  readonly levels?: readonly number[];
  readonly enabled?: boolean;
  readonly watchedSince?: string;
}

/** Adds a threshold that was there long before anything was used; nothing is evaluated. */
export async function watch(pool: Pick<Pool, "query">, watched: Watched): Promise<number> {
  const { scope = "EACH_USER", subject = "", meter = "TOKENS", period = "DAY", limit = 1_000 } = watched;
  const { rows } = await pool.query<{ id: number }>(
    `insert into usage_thresholds (kind, scope, subject, user_id, meter, period, starts_on, ends_on, limit_amount, levels,
       alert_enabled, watched_since)
     values ('LIMIT', $1::text, $2::text, case when $1 = 'USER' then $2::bigint end, $3, $4, $5, $6, $7, $8, $9, $10)
     returning id`,
    [
      scope,
      subject,
      meter,
      period,
      watched.startsOn,
      watched.endsOn,
      limit,
      watched.levels ?? [50, 80, 100],
      watched.enabled ?? true,
      watched.watchedSince ?? "2020-01-01Z",
    ],
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error("a threshold that is added has an id");
  return id;
}

/** App users by the ids that tests give them. */
export async function addAppUsers(pool: Pick<Pool, "query">, many: number): Promise<void> {
  await pool.query(`insert into projects (name) values ('notes') on conflict do nothing`);
  await pool.query(
    `insert into app_users (id, project_id, pseudonym)
     select id, (select min(projects.id) from projects), 'user-' || id from generate_series(1, $1) as id on conflict do nothing`,
    [many],
  );
}

/** All alerts, as `threshold subject period level`, in that order. */
export async function crossings(pool: Pick<Pool, "query">): Promise<readonly string[]> {
  const { rows } = await pool.query<{ crossing: string }>(
    `select concat_ws(' ', threshold_id, nullif(subject, ''), period_start, level) as crossing from usage_alerts
     order by threshold_id, length(subject), subject, period_start, level`,
  );
  return rows.map(({ crossing }) => crossing);
}
