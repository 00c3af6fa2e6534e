import { recordAudit } from "../../access/audit.js";
import type { RequestContext } from "../../access/request-context.js";
import { AppError } from "../../core/errors.js";
import { readId } from "../../core/read-id.js";
import { changePrices } from "../change-prices.js";
import { readReason } from "../../core/read-reason.js";

/**
 * From now on the discount changes no new cost; what it changed stays and is still explained by it.
 *
 * @throws AppError CONFLICT when it is retired already
 */
export function retireDiscount(context: RequestContext, givenId: string, givenReason: string): Promise<number> {
  const id = readId("id", "discount", givenId);
  const reason = readReason(givenReason);
  return changePrices(context.em, async (transaction) => {
    const [before] = await transaction.execute<{ retired: boolean }[]>(
      "select retired_at is not null as retired from price_discounts where id = ? for update",
      [id],
    );
    if (before === undefined) throw AppError.notFound("discount");
    if (before.retired) throw AppError.conflict("This discount is retired already.");
    const [after] = await transaction.execute<{ at: string }[]>(
      "update price_discounts set retired_at = now() where id = ? returning retired_at as at",
      [id],
    );
    await recordAudit(transaction, context, {
      action: "discount.retire",
      target: { kind: "discount", id },
      before: { retiredAt: null },
      after: { retiredAt: after === undefined ? null : new Date(after.at) },
      reason,
    });
    return id;
  });
}
