import type { EntityManager } from "@mikro-orm/postgresql";
import type { Meter } from "../../analytics/domain/question-words.js";
import { METER_COLUMNS } from "../../analytics/meter.js";
import { doubtOf, type DoubtsRow, METER_DOUBTS, NOTHING_USED, type UsedAmount } from "./used-amounts.js";
import type { UserWindow } from "./user-window.js";

export interface UsersQuestion {
  readonly userIds: readonly string[];
  readonly meter: Meter;
  readonly window: UserWindow;
}

/** What some app users used in a window, from their counters; whether something is not known, from their rows. */
export async function selectUsedByUsers(
  em: EntityManager,
  { userIds, meter, window }: UsersQuestion,
): Promise<(userId: string) => UsedAmount> {
  if (userIds.length === 0) return () => NOTHING_USED;
  const ids = `{${userIds.join(",")}}`;
  const sums = await em.execute<{ user: string; used: string }[]>(
    `select u.user_id::text as user, sum(u.${METER_COLUMNS[meter]})::text as used from usage_by_user_period u
     where u.period = ? and u.period_start >= ?::date and u.period_start < ?::date and u.user_id = any(?::bigint[])
     group by 1`,
    [window.counted, window.start, window.end, ids],
  );
  const doubts = await em.execute<(DoubtsRow & { readonly user: string })[]>(
    `select u.user_id::text as user, ${METER_DOUBTS} from token_usage_by_user u
     where u.user_id = any(?::bigint[]) and u.bucket_start >= ? and u.bucket_start < ? group by 1`,
    [ids, window.from, window.to],
  );
  const used = new Map(sums.map((row) => [row.user, BigInt(row.used)]));
  const doubted = new Set(doubts.filter((row) => row[doubtOf(meter)]).map(({ user }) => user));
  return (userId) => ({ used: used.get(userId) ?? 0n, isAtLeast: doubted.has(userId) });
}
