import type { Statements } from "../core/statements.js";

/** A month that is back to be looked at. */
export interface RestoredMonth {
  /** First day in UTC. */
  readonly month: string;
  readonly until: Date;
}

/** Newest first; those that are being brought back are not there yet. */
export async function restoredMonths(client: Statements): Promise<readonly RestoredMonth[]> {
  const { rows } = await client.query<RestoredMonth>(
    `select month::text as month, expires_at as until from usage_restores
     where restored_at is not null and expires_at > now() order by month desc`,
  );
  return rows;
}
