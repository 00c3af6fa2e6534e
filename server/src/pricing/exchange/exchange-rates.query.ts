import type { EntityManager } from "@mikro-orm/postgresql";
import { readCurrency } from "../domain/read-currency.js";
import type { PriceScope } from "../price-scope.js";

export interface ExchangeRateAnswer {
  readonly id: string;
  readonly currency: string;
  readonly validOn: string;
  readonly perUsd: string;
  readonly source: string;
  readonly createdAt: Date;
  readonly createdBy: string | null;
}

interface RateRow {
  readonly id: number;
  readonly currency: string;
  readonly valid_on: string;
  readonly per_usd: string;
  readonly source: string;
  readonly created_at: string;
  readonly email: string | null;
}

/** Newest first; of one currency, or of all where it is null. */
export function exchangeRates(
  em: EntityManager,
  scope: PriceScope,
  currency: string | null,
): Promise<ExchangeRateAnswer[]> {
  if (currency === null) return select(em, scope, { sql: "true", values: [] });
  return select(em, scope, { sql: "r.currency = ?", values: [readCurrency("currency", currency)] });
}

export async function exchangeRate(em: EntityManager, scope: PriceScope, id: number): Promise<ExchangeRateAnswer> {
  const [rate] = await select(em, scope, { sql: "r.id = ?", values: [id] });
  if (rate === undefined) throw new Error(`exchange rate ${id} is gone`);
  return rate;
}

interface Condition {
  readonly sql: string;
  readonly values: readonly unknown[];
}

async function select(
  em: EntityManager,
  { projectId }: PriceScope,
  condition: Condition,
): Promise<ExchangeRateAnswer[]> {
  const rows = await em.execute<RateRow[]>(
    `select r.id, r.currency, r.valid_on::text, trim_scale(r.per_usd)::text as per_usd, r.source, r.created_at, m.email
     from exchange_rates r
       left join members m on m.id = r.created_by and ?::int is null
     where ${condition.sql}
     order by r.valid_on desc, r.currency`,
    [projectId, ...condition.values],
  );
  return rows.map((row) => ({
    id: String(row.id),
    currency: row.currency,
    validOn: row.valid_on,
    perUsd: row.per_usd,
    source: row.source,
    createdAt: new Date(row.created_at),
    createdBy: row.email,
  }));
}
