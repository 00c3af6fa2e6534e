import type { EntityManager } from "@mikro-orm/postgresql";
import { recordAudit } from "../../access/audit.js";
import type { RequestContext } from "../../access/request-context.js";
import { AppError } from "../../core/errors.js";
import { actingMemberId } from "../../access/acting-member.js";
import { changePrices } from "../change-prices.js";
import { readProject } from "../read-project.js";
import { readOwnPrice, type EnteredPrice, type OwnPrice } from "./own-price.js";

type StoredOwnPrice = OwnPrice & { readonly projectId: number | null };

/**
 * Prices requests recorded from now on, whatever a list says; answers the id of the new price. Of prices
 * for the same that overlap, the one that begins later wins.
 *
 * @throws AppError BAD_INPUT naming the field; CONFLICT when one for the same begins at the same instant
 */
export function createPrice(context: RequestContext, entered: EnteredPrice): Promise<number> {
  const checked = readOwnPrice(entered);
  return changePrices(context.em, async (transaction) => {
    const price: StoredOwnPrice = { ...checked, projectId: await readProject(transaction, entered.projectId) };
    await refuseTwin(transaction, price);
    const id = await store(transaction, price, context);
    await recordAudit(transaction, context, { action: "price.create", target: { kind: "price", id }, after: price });
    return id;
  });
}

/** Of two for the same from the same instant nobody could say which counts. */
async function refuseTwin(em: EntityManager, price: StoredOwnPrice): Promise<void> {
  const [twin] = await em.execute<object[]>(
    `select 1 from prices
     where list_id is null and retired_at is null and project_id is not distinct from ?::int and provider = ?
       and match = ?::jsonb and service_tier = ? and effective_from is not distinct from ?::timestamptz
     limit 1`,
    [
      price.projectId,
      price.provider,
      JSON.stringify(price.match),
      price.serviceTier,
      price.effectiveFrom?.toISOString() ?? null,
    ],
  );
  if (twin === undefined) return;
  throw AppError.conflict("An own price for the same begins at the same instant. Retire that one first.");
}

async function store(em: EntityManager, price: StoredOwnPrice, context: RequestContext): Promise<number> {
  const [stored] = await em.execute<{ id: number }[]>(
    `insert into prices (project_id, provider, model, position, match, rates, service_tier, effective_from,
                         effective_to, source, source_url, checked_on, note, created_by)
     values (?, ?, ?, 0, ?::jsonb, ?::jsonb, ?, ?::timestamptz, ?::timestamptz, 'own', ?, ?::date, ?, ?)
     returning id`,
    [
      price.projectId,
      price.provider,
      price.model,
      JSON.stringify(price.match),
      JSON.stringify(price.rates),
      price.serviceTier,
      price.effectiveFrom?.toISOString() ?? null,
      price.effectiveTo?.toISOString() ?? null,
      price.sourceUrl,
      context.clock().toISOString().slice(0, 10),
      price.note,
      actingMemberId(context),
    ],
  );
  if (stored === undefined) throw new Error("a price was stored but not answered");
  return stored.id;
}
