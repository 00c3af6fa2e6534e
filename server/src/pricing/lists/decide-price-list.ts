import type { EntityManager } from "@mikro-orm/postgresql";
import { recordAudit } from "../../access/audit.js";
import type { RequestContext } from "../../access/request-context.js";
import { AppError } from "../../core/errors.js";
import { readId } from "../../core/read-id.js";
import { actingMemberId } from "../../access/acting-member.js";
import { changePrices } from "../change-prices.js";
import { readReason } from "../../core/read-reason.js";

type Decision = "active" | "declined";

/**
 * Requests recorded from now on are priced by the list, on every replica within seconds; the list before
 * still explains what it priced. Answers the list's id.
 *
 * @throws AppError CONFLICT unless the list is proposed
 */
export function acceptPriceList(context: RequestContext, givenId: string): Promise<number> {
  const id = readId("id", "price list", givenId);
  return changePrices(context.em, async (transaction) => {
    const source = await proposedSource(transaction, id);
    // First, since there is never more than one active list. It keeps when it became active: what was in force
    // at a moment can be told.
    const [former] = await transaction.execute<{ source: string }[]>(
      "update price_lists set state = 'superseded' where state = 'active' returning source",
    );
    await decide(transaction, id, { state: "active", memberId: actingMemberId(context) });
    await recordAudit(transaction, context, {
      action: "priceList.accept",
      target: { kind: "priceList", id },
      before: { state: "proposed", active: former?.source ?? null },
      after: { state: "active", active: source },
    });
    return id;
  });
}

/**
 * The list is not proposed again; a newer one will be. Answers its id.
 *
 * @throws AppError CONFLICT unless the list is proposed
 */
export function declinePriceList(context: RequestContext, givenId: string, givenReason: string): Promise<number> {
  const id = readId("id", "price list", givenId);
  const reason = readReason(givenReason);
  return changePrices(context.em, async (transaction) => {
    const source = await proposedSource(transaction, id);
    await decide(transaction, id, { state: "declined", memberId: actingMemberId(context) });
    await recordAudit(transaction, context, {
      action: "priceList.decline",
      target: { kind: "priceList", id },
      before: { state: "proposed", source },
      after: { state: "declined", source },
      reason,
    });
    return id;
  });
}

async function proposedSource(em: EntityManager, id: number): Promise<string> {
  const [list] = await em.execute<{ state: string; source: string }[]>(
    "select state, source from price_lists where id = ? for update",
    [id],
  );
  if (list === undefined) throw AppError.notFound("price list");
  if (list.state !== "proposed")
    throw AppError.conflict(`This price list is ${list.state}; only a proposed one is decided.`);
  return list.source;
}

function decide(
  em: EntityManager,
  id: number,
  { state, memberId }: { readonly state: Decision; readonly memberId: number | null },
): Promise<unknown> {
  return em.execute("update price_lists set state = ?, decided_at = now(), decided_by = ? where id = ?", [
    state,
    memberId,
    id,
  ]);
}
