import type { EntityManager } from "@mikro-orm/postgresql";
import { setImmediate } from "node:timers/promises";
import type { Discount } from "./domain/discount.js";
import type { PriceVersion } from "./domain/price-version.js";
import type { KnownPrices } from "./price-list.js";
import { parseMatch, parseRates } from "./stored-price.js";

const ROWS_AT_A_TIME = 100;

/** The columns of `prices p` that `toVersion` reads. */
export const VERSION_COLUMNS = `
  p.id, p.list_id, p.project_id, p.provider, p.model, p.position, p.match::text as match, p.rates::text as rates,
  p.service_tier,
  extract(epoch from p.effective_from)::float8 * 1000 as from_ms,
  extract(epoch from p.effective_to)::float8 * 1000 as to_ms,
  extract(epoch from p.daily_from)::float8 * 1000 as daily_from_ms,
  extract(epoch from p.daily_to)::float8 * 1000 as daily_to_ms`;

export interface VersionRow {
  readonly id: number;
  readonly list_id: number | null;
  readonly project_id: number | null;
  readonly provider: string;
  readonly model: string;
  readonly position: number;
  readonly match: string;
  readonly rates: string;
  readonly service_tier: string;
  readonly from_ms: number | null;
  readonly to_ms: number | null;
  readonly daily_from_ms: number | null;
  readonly daily_to_ms: number | null;
}

export interface WhichPrices {
  /** Own prices, discounts and the active list as they were then; absent for those of now. */
  readonly asOf?: Date;
  /** Absent for the active list of that moment. */
  readonly listId?: number;
}

/** Own prices, the prices of one list in order of precedence, and discounts. Retired ones price nothing. */
export async function loadPriceVersions(em: EntityManager, which: WhichPrices = {}): Promise<KnownPrices> {
  const asOf = which.asOf?.toISOString() ?? null;
  const rows = await em.execute<VersionRow[]>(
    `select ${VERSION_COLUMNS}
     from prices p
     where p.list_id = coalesce(?::int, (
       select id from price_lists where decided_at <= ?::timestamptz and state in ('active', 'superseded')
       order by decided_at desc, id desc limit 1
     ), (select id from price_lists where state = 'active'))
        or (p.list_id is null and ${known("p")})
     order by p.provider, p.position, p.id`,
    [which.listId ?? null, asOf, asOf, asOf],
  );
  const versions: PriceVersion[] = [];
  for (let from = 0; from < rows.length; from += ROWS_AT_A_TIME) {
    versions.push(...rows.slice(from, from + ROWS_AT_A_TIME).map(toVersion));
    await setImmediate(); // a list is also read while requests are answered
  }
  return { versions, discounts: await loadDiscounts(em, asOf) };
}

async function loadDiscounts(em: EntityManager, asOf: string | null): Promise<readonly Discount[]> {
  const rows = await em.execute<DiscountRow[]>(
    `select ${DISCOUNT_COLUMNS} from price_discounts d where ${known("d")} order by d.id`,
    [asOf, asOf],
  );
  return rows.map(toDiscount);
}

/** Takes the moment twice; null is now. */
function known(alias: string): string {
  const at = `coalesce(?::timestamptz, 'infinity')`;
  return `${alias}.created_at <= ${at} and (${alias}.retired_at is null or ${alias}.retired_at > ${at})`;
}

/** The columns of `price_discounts d` that `toDiscount` reads. */
const DISCOUNT_COLUMNS = `
  d.id, d.project_id, d.provider, d.model, d.factor_ppm, d.note,
  extract(epoch from d.effective_from)::float8 * 1000 as from_ms,
  extract(epoch from d.effective_to)::float8 * 1000 as to_ms`;

interface DiscountRow {
  readonly id: number;
  readonly project_id: number | null;
  readonly provider: string | null;
  readonly model: string | null;
  readonly factor_ppm: number;
  readonly note: string;
  readonly from_ms: number;
  readonly to_ms: number | null;
}

/** A discount, also a retired one. */
export async function loadDiscount(em: EntityManager, id: number): Promise<Discount | null> {
  const [row] = await em.execute<DiscountRow[]>(`select ${DISCOUNT_COLUMNS} from price_discounts d where d.id = ?`, [
    id,
  ]);
  return row === undefined ? null : toDiscount(row);
}

function toDiscount(row: DiscountRow): Discount {
  return {
    id: row.id,
    projectId: row.project_id,
    provider: row.provider,
    model: row.model,
    factorPpm: row.factor_ppm,
    effectiveFromMs: row.from_ms,
    effectiveToMs: row.to_ms,
    note: row.note,
  };
}

export function toVersion(row: VersionRow): PriceVersion {
  const { daily_from_ms: dailyFrom, daily_to_ms: dailyTo } = row;
  return {
    id: row.id,
    listId: row.list_id,
    projectId: row.project_id,
    provider: row.provider,
    model: row.model,
    position: row.position,
    match: parseMatch(JSON.parse(row.match)),
    serviceTier: row.service_tier,
    card: parseRates(JSON.parse(row.rates)),
    effectiveFromMs: row.from_ms,
    effectiveToMs: row.to_ms,
    daily: dailyFrom === null || dailyTo === null ? null : { fromMs: dailyFrom, toMs: dailyTo },
  };
}
