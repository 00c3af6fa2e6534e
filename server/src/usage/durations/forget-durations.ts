import type { ClientBase } from "pg";
import { plainArray } from "../array-literal.js";
import { quarterBits } from "./quarter-bits.js";

/**
 * The row of a day that has none is made, so that whoever builds that day meanwhile is waited for. Newest first,
 * as whoever else changes several days.
 */
const FORGET = `
  insert into usage_duration_days as days (day)
  select distinct (at at time zone 'UTC')::date from unnest($1::timestamptz[]) as at order by 1 desc
  on conflict (day) do update set built = days.built & ~(
    select ${quarterBits("at")} from unnest($1::timestamptz[]) as at where (at at time zone 'UTC')::date = days.day)`;

/**
 * The quarters of an hour that these instants lie in are no longer built: what raw rows say of them changes in the
 * caller's transaction, or differs. A job builds them anew.
 */
export async function forgetDurations(client: ClientBase, instants: readonly Date[]): Promise<void> {
  await client.query(FORGET, [plainArray(instants.map((instant) => instant.toJSON()))]);
}
