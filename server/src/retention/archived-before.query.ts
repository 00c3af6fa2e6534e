import type { Statements } from "../core/statements.js";

/** The end of the newest month that is archived; null when none is. */
export async function archivedBefore(client: Statements): Promise<Date | null> {
  const { rows } = await client.query<{ before: string | null }>(
    `select ((max(month) + interval '1 month') at time zone 'UTC')::text as before
     from usage_archives where detached_at is not null`,
  );
  const before = rows[0]?.before ?? null;
  return before === null ? null : new Date(before);
}
