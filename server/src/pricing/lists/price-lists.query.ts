import type { EntityManager } from "@mikro-orm/postgresql";
import type { PriceScope } from "../price-scope.js";

export interface PriceListAnswer {
  readonly id: string;
  readonly source: string;
  readonly checkedOn: string;
  readonly state: string;
  readonly createdAt: Date;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
  readonly priceCount: number;
}

interface ListRow {
  readonly id: number;
  readonly source: string;
  readonly checked_on: string;
  readonly state: string;
  readonly created_at: string;
  readonly decided_at: string | null;
  readonly email: string | null;
  readonly prices: number;
}

/** Newest first. */
export function priceLists(em: EntityManager, scope: PriceScope): Promise<PriceListAnswer[]> {
  return select(em, scope, null);
}

export async function priceList(em: EntityManager, scope: PriceScope, id: number): Promise<PriceListAnswer> {
  const [list] = await select(em, scope, id);
  if (list === undefined) throw new Error(`price list ${id} is gone`);
  return list;
}

/** How many lists wait for a decision. */
export async function countProposedLists(em: EntityManager): Promise<number> {
  const [row] = await em.execute<{ lists: number }[]>(
    "select count(*)::int as lists from price_lists where state = 'proposed'",
  );
  return row?.lists ?? 0;
}

async function select(em: EntityManager, { projectId }: PriceScope, id: number | null): Promise<PriceListAnswer[]> {
  const rows = await em.execute<ListRow[]>(
    `select l.id, l.source, l.checked_on::text, l.state, l.created_at, l.decided_at, m.email,
            (select count(*)::int from prices p where p.list_id = l.id) as prices
     from price_lists l
       left join members m on m.id = l.decided_by and ?::int is null
     where ?::int is null or l.id = ?
     order by l.checked_on desc, l.id desc`,
    [projectId, id, id],
  );
  return rows.map((row) => ({
    id: String(row.id),
    source: row.source,
    checkedOn: row.checked_on,
    state: row.state.toUpperCase(),
    createdAt: new Date(row.created_at),
    decidedAt: row.decided_at === null ? null : new Date(row.decided_at),
    decidedBy: row.email,
    priceCount: row.prices,
  }));
}
