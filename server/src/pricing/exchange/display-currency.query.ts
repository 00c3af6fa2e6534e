import type { EntityManager } from "@mikro-orm/postgresql";
import { LEDGER_CURRENCY } from "../domain/read-currency.js";
import type { PriceScope } from "../price-scope.js";
import { exchangeRates, type ExchangeRateAnswer } from "./exchange-rates.query.js";

/** The key in `settings`. */
export const DISPLAY_CURRENCY_SETTING = "displayCurrency";

export interface DisplayCurrency {
  readonly displayCurrency: string;
  /** Newest first; none for USD. */
  readonly displayRates: ExchangeRateAnswer[];
}

/** In which currency amounts are shown, and by which rates. USD as long as nobody chose another. */
export async function displayCurrency(em: EntityManager, scope: PriceScope): Promise<DisplayCurrency> {
  const chosen = await chosenCurrency(em);
  if (chosen === LEDGER_CURRENCY) return { displayCurrency: chosen, displayRates: [] };
  return { displayCurrency: chosen, displayRates: await exchangeRates(em, scope, chosen) };
}

export async function chosenCurrency(em: EntityManager): Promise<string> {
  const [setting] = await em.execute<{ currency: string }[]>(
    "select value #>> '{}' as currency from settings where key = ?",
    [DISPLAY_CURRENCY_SETTING],
  );
  return setting?.currency ?? LEDGER_CURRENCY;
}
