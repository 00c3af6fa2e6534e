import type { EntityManager } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import type { Alert } from "./alert.js";
import { selectAlerts } from "./select-alerts.js";

/** A limit has five levels at most; one that was changed in between has some more. */
const MOST_OF_ONE = 20;

/** By alert the others of the same threshold, subject and period, the lowest level first. */
export async function selectSiblings(
  em: EntityManager,
  { ids, now }: { readonly ids: readonly string[]; readonly now: Date },
): Promise<ReadonlyMap<string, readonly Alert[]>> {
  const { rows: pairs } = await sql<{ alert: string; sibling: string }>`
    select own.id::text as alert, others.id::text as sibling
    from unnest(${[...ids]}::bigint[]) as asked (id) join usage_alerts own on own.id = asked.id
      cross join lateral (
        select a.id, a.level from usage_alerts a
        where (a.threshold_id, a.subject, a.threshold_type, a.period_start, a.timezone)
            = (own.threshold_id, own.subject, own.threshold_type, own.period_start, own.timezone) and a.id <> own.id
        order by a.level, a.id limit ${MOST_OF_ONE}
      ) as others
    order by others.level, others.id`.execute(em.getKysely<object>());
  const found = [...new Set(pairs.map(({ sibling }) => sibling))];
  const condition = sql`a.id = any(${found}::bigint[])`;
  const alerts = await selectAlerts(em, { condition, most: found.length, now });
  const byId = new Map(alerts.map((alert) => [alert.id, alert]));
  const grouped = Map.groupBy(pairs, ({ alert }) => alert);
  return new Map([...grouped].map(([id, own]) => [id, own.flatMap(({ sibling }) => byId.get(sibling) ?? [])]));
}
