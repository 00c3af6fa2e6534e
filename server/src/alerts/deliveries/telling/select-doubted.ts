import type { ClientBase } from "pg";
import { doubtOf, METER_DOUBTS, type DoubtsRow } from "../../../thresholds/statuses/used-amounts.js";
import type { ToldRow } from "./select-told-rows.js";

/**
 * Of which alerts of app users something is not known of what was used, so that it is at least as much.
 *
 * @returns their ids
 */
export async function selectDoubted(
  client: Pick<ClientBase, "query">,
  rows: readonly ToldRow[],
): Promise<ReadonlySet<string>> {
  const ofUsers = rows.filter(({ user_id: user, meter }) => user !== null && meter !== null);
  if (ofUsers.length === 0) return new Set();
  const { rows: doubts } = await client.query<DoubtsRow & { readonly id: string }>(
    `select asked.id::text as id, ${METER_DOUBTS}
     from unnest($1::bigint[], $2::bigint[], $3::timestamptz[], $4::timestamptz[]) as asked (id, user_id, starts_at, ends_at)
       join token_usage_by_user u on u.user_id = asked.user_id and u.bucket_start >= asked.starts_at and u.bucket_start < asked.ends_at
     group by asked.id`,
    [
      ofUsers.map(({ id }) => id),
      ofUsers.map(({ user_id: user }) => user),
      ofUsers.map(({ starts_at: at }) => at),
      ofUsers.map(({ resets_at: at }) => at),
    ],
  );
  const meters = new Map(ofUsers.map(({ id, meter }) => [id, meter]));
  const isDoubted = (row: (typeof doubts)[number]) => {
    const meter = meters.get(row.id) ?? null;
    return meter !== null && row[doubtOf(meter)];
  };
  return new Set(doubts.filter(isDoubted).map(({ id }) => id));
}
