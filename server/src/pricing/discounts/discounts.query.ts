import type { EntityManager } from "@mikro-orm/postgresql";
import { formatFactor } from "../domain/read-factor.js";
import type { PriceScope } from "../price-scope.js";

export interface DiscountAnswer {
  readonly id: string;
  readonly projectId: string | null;
  readonly provider: string | null;
  readonly model: string | null;
  readonly factor: string;
  readonly effectiveFrom: Date;
  readonly effectiveTo: Date | null;
  readonly note: string;
  readonly createdAt: Date;
  readonly createdBy: string | null;
  readonly retiredAt: Date | null;
}

interface DiscountRow {
  readonly id: number;
  readonly project_id: number | null;
  readonly provider: string | null;
  readonly model: string | null;
  readonly factor_ppm: number;
  readonly effective_from: string;
  readonly effective_to: string | null;
  readonly note: string;
  readonly created_at: string;
  readonly email: string | null;
  readonly retired_at: string | null;
}

/** Those that the viewer may see, past and retired ones included, the latest start first. */
export function discounts(em: EntityManager, scope: PriceScope): Promise<DiscountAnswer[]> {
  return select(em, scope, null);
}

export async function discount(em: EntityManager, scope: PriceScope, id: number): Promise<DiscountAnswer> {
  const [found] = await select(em, scope, id);
  if (found === undefined) throw new Error(`discount ${id} is gone`);
  return found;
}

/** Of one id, or all where it is null. */
async function select(em: EntityManager, { projectId }: PriceScope, id: number | null): Promise<DiscountAnswer[]> {
  const rows = await em.execute<DiscountRow[]>(
    `select d.id, d.project_id, d.provider, d.model, d.factor_ppm, d.effective_from, d.effective_to, d.note,
            d.created_at, m.email, d.retired_at
     from price_discounts d
       left join members m on m.id = d.created_by and ?::int is null
     where (?::int is null or d.project_id is null or d.project_id = ?) and (?::int is null or d.id = ?)
     order by d.effective_from desc, d.id desc`,
    [projectId, projectId, projectId, id, id],
  );
  return rows.map(toAnswer);
}

function toAnswer(row: DiscountRow): DiscountAnswer {
  return {
    id: String(row.id),
    projectId: row.project_id === null ? null : String(row.project_id),
    provider: row.provider,
    model: row.model,
    factor: formatFactor(row.factor_ppm),
    effectiveFrom: new Date(row.effective_from),
    effectiveTo: row.effective_to === null ? null : new Date(row.effective_to),
    note: row.note,
    createdAt: new Date(row.created_at),
    createdBy: row.email,
    retiredAt: row.retired_at === null ? null : new Date(row.retired_at),
  };
}
