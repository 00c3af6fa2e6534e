import { recordAudit } from "../../access/audit.js";
import type { RequestContext } from "../../access/request-context.js";
import { AppError } from "../../core/errors.js";
import { readId } from "../../core/read-id.js";
import { changePrices } from "../change-prices.js";
import { readReason } from "../../core/read-reason.js";

/**
 * From now on the price prices no new request; what it priced stays and is still explained by it. Answers its id.
 *
 * @throws AppError CONFLICT when it is retired already, or belongs to a list
 */
export function retirePrice(context: RequestContext, givenId: string, givenReason: string): Promise<number> {
  const id = readId("id", "price", givenId);
  const reason = readReason(givenReason);
  return changePrices(context.em, async (transaction) => {
    const [before] = await transaction.execute<{ is_own: boolean; is_retired: boolean }[]>(
      `select list_id is null as is_own, retired_at is not null as is_retired from prices where id = ? for update`,
      [id],
    );
    if (before === undefined) throw AppError.notFound("price");
    if (!before.is_own) throw AppError.conflict("Prices of a list are not retired. An own price beats them.");
    if (before.is_retired) throw AppError.conflict("This price is retired already.");
    const [after] = await transaction.execute<{ at: string }[]>(
      "update prices set retired_at = now() where id = ? returning retired_at as at",
      [id],
    );
    await recordAudit(transaction, context, {
      action: "price.retire",
      target: { kind: "price", id },
      before: { retiredAt: null },
      after: { retiredAt: after === undefined ? null : new Date(after.at) },
      reason,
    });
    return id;
  });
}
