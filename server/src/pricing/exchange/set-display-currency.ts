import { recordAudit } from "../../access/audit.js";
import type { RequestContext } from "../../access/request-context.js";
import { AppError } from "../../core/errors.js";
import { LEDGER_CURRENCY, readCurrency } from "../domain/read-currency.js";
import { changeExchangeRates } from "./change-exchange-rates.js";
import { chosenCurrency, DISPLAY_CURRENCY_SETTING } from "./display-currency.query.js";

/** @throws AppError BAD_INPUT for a currency without a rate */
export function setDisplayCurrency(context: RequestContext, given: string): Promise<void> {
  const currency = readCurrency("currency", given);
  return changeExchangeRates(context.em, async (transaction) => {
    const [rate] = await transaction.execute<object[]>("select 1 from exchange_rates where currency = ? limit 1", [
      currency,
    ]);
    if (currency !== LEDGER_CURRENCY && rate === undefined) {
      throw AppError.badInput("currency", "USD, or a currency with an exchange rate", currency);
    }
    const before = await chosenCurrency(transaction);
    await transaction.execute(
      `insert into settings (key, value) values (?, to_jsonb(?::text))
       on conflict (key) do update set value = excluded.value, updated_at = now()`,
      [DISPLAY_CURRENCY_SETTING, currency],
    );
    await recordAudit(transaction, context, {
      action: "settings.displayCurrency",
      target: { kind: "setting", id: DISPLAY_CURRENCY_SETTING },
      before: { currency: before },
      after: { currency },
    });
  });
}
