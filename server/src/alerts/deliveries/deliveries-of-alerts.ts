import { type Kysely, sql } from "kysely";
import { type Delivery, selectDeliveries } from "./delivery.js";

interface AlertsQuestion {
  readonly ids: readonly string[];
  /** Of each alert. */
  readonly first: number;
}

/** By alert the messages that tell of it, the newest first. */
export async function deliveriesOfAlerts(
  db: Kysely<object>,
  { ids, first }: AlertsQuestion,
): Promise<ReadonlyMap<string, readonly Delivery[]>> {
  const { rows: pairs } = await sql<{ alert: string; delivery: string }>`
    select asked.id::text as alert, told.id as delivery
    from unnest(${[...ids]}::bigint[]) as asked (id) cross join lateral (
      select d.id, d.created_at from alert_deliveries d where d.alert_ids @> array[asked.id]
      order by d.created_at desc, d.id desc limit ${first}
    ) as told order by told.created_at desc, told.id desc`.execute(db);
  const found = [...new Set(pairs.map(({ delivery }) => delivery))];
  if (found.length === 0) return new Map();
  const deliveries = await selectDeliveries(db, sql`d.id = any(${found}::uuid[])`, found.length);
  const byId = new Map(deliveries.map((delivery) => [delivery.id, delivery]));
  const grouped = Map.groupBy(pairs, ({ alert }) => alert);
  return new Map([...grouped].map(([id, own]) => [id, own.flatMap(({ delivery }) => byId.get(delivery) ?? [])]));
}
