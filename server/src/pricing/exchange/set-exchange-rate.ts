import type { EntityManager } from "@mikro-orm/postgresql";
import { recordAudit } from "../../access/audit.js";
import type { RequestContext } from "../../access/request-context.js";
import { readText } from "../../core/read-text.js";
import { actingMemberId } from "../../access/acting-member.js";
import { readExchangeRate, type RateOfDay } from "../domain/read-exchange-rate.js";
import { changeExchangeRates } from "./change-exchange-rates.js";
import { storedRate } from "./stored-rate.js";

const LONGEST_SOURCE = 200;

export interface NewRate extends RateOfDay {
  readonly source: string;
}

/** Stores the rate of a day in place of the one before, if any, and answers its id. */
export function setExchangeRate(context: RequestContext, input: NewRate): Promise<number> {
  const rate: NewRate = {
    ...readExchangeRate(input, context.clock()),
    source: readText("source", input.source, LONGEST_SOURCE),
  };
  return changeExchangeRates(context.em, async (transaction) => {
    const before = await storedRate(transaction, { currency: rate.currency, validOn: rate.validOn });
    const id = await store(transaction, rate, actingMemberId(context));
    await recordAudit(transaction, context, {
      action: "exchangeRate.set",
      target: { kind: "exchangeRate", id },
      before,
      after: rate,
    });
    return id;
  });
}

async function store(em: EntityManager, rate: NewRate, memberId: number | null): Promise<number> {
  const [stored] = await em.execute<{ id: number }[]>(
    `insert into exchange_rates (currency, valid_on, per_usd, source, created_by)
     values (?, ?::date, ?::numeric, ?, ?)
     on conflict (currency, valid_on) do update
       set per_usd = excluded.per_usd, source = excluded.source, created_by = excluded.created_by, created_at = now()
     returning id`,
    [rate.currency, rate.validOn, rate.perUsd, rate.source, memberId],
  );
  if (stored === undefined) throw new Error("a rate was stored but not answered");
  return stored.id;
}
