import { recordAudit } from "../../access/audit.js";
import type { RequestContext } from "../../access/request-context.js";
import { AppError } from "../../core/errors.js";
import { readId } from "../../core/read-id.js";
import { readReason } from "../../core/read-reason.js";
import { changeExchangeRates } from "./change-exchange-rates.js";
import { chosenCurrency } from "./display-currency.query.js";
import { storedRate } from "./stored-rate.js";

/** @throws AppError CONFLICT for the last rate of the currency that amounts are shown in */
export function removeExchangeRate(context: RequestContext, givenId: string, givenReason: string): Promise<void> {
  const id = readId("id", "exchange rate", givenId);
  const reason = readReason(givenReason);
  return changeExchangeRates(context.em, async (transaction) => {
    const before = await storedRate(transaction, { id });
    if (before === null) throw AppError.notFound("exchange rate");
    await transaction.execute("delete from exchange_rates where id = ?", [id]);
    const [left] = await transaction.execute<object[]>("select 1 from exchange_rates where currency = ? limit 1", [
      before.currency,
    ]);
    if (left === undefined && (await chosenCurrency(transaction)) === before.currency) {
      throw AppError.conflict(
        `Amounts are shown in ${before.currency} by this rate alone. Show them in another currency first.`,
      );
    }
    await recordAudit(transaction, context, {
      action: "exchangeRate.remove",
      target: { kind: "exchangeRate", id },
      before,
      reason,
    });
  });
}
