import type { EntityManager } from "@mikro-orm/postgresql";
import { formatUsd, pico, type PicoUsd } from "@tokenledger/model/money";
import type { RequestContext } from "../access/request-context.js";
import { toCostBreakdown, type CostBreakdownType } from "../pricing/cost-breakdown.type.js";
import type { PriceDecision, UsageToPrice } from "../pricing/domain/price-decision.js";
import { explainBy, unpriced } from "../pricing/explain-price.js";
import { loadDiscount, loadPriceVersions } from "../pricing/load-price-versions.js";
import type { PriceCatalogue } from "../pricing/price-catalogue.js";
import { foundBy, PriceList } from "../pricing/price-list.js";
import { loadPriceRecords } from "../pricing/price-record.js";
import { toPrice, type PriceReader } from "../pricing/price.type.js";
import { UsageState } from "../pricing/usage-states.type.js";
import { usageToPrice } from "../usage/domain/usage-to-price.js";
import { findUsage, type FoundUsage } from "../usage/find-usage.js";
import { locateEvent, type NamedEvent } from "../usage/locate-event.js";
import type { CostExplanationType } from "./cost-explanation.type.js";

/**
 * Every part of a request's cost, by what it was priced with, also when that is retired or of an earlier list.
 *
 * @throws AppError NOT_FOUND, or BAD_INPUT when several projects have the id
 */
export async function explainCost(
  context: RequestContext,
  prices: PriceCatalogue,
  named: NamedEvent,
): Promise<CostExplanationType> {
  const { projectId, eventId } = await locateEvent(context, named);
  const em = context.em.fork();
  const found = await findUsage(em, { projectId, eventId });
  const { cost, usageState, warnings, dialect, usage, reportedCost } = found.usage;
  const today = prices.explain(usageToPrice(found.usage));
  const reader = { now: context.clock(), isMember: context.viewer?.kind === "MEMBER" };
  return {
    eventId,
    projectId: String(projectId),
    breakdown: await shown(em, await appliedDecision(em, found, today), reader),
    today: today.cost === cost ? null : await shown(em, today, reader),
    usageState: UsageState[UPPER[usageState]],
    warnings,
    dialect,
    usage,
    reportedCost: reportedCost === null ? null : formatUsd(reportedCost),
    reportedDifference: difference(cost, reportedCost),
  };
}

const UPPER = { reported: "REPORTED", partial: "PARTIAL", estimated: "ESTIMATED", missing: "MISSING" } as const;

async function appliedDecision(em: EntityManager, found: FoundUsage, today: PriceDecision): Promise<PriceDecision> {
  const question = usageToPrice(found.usage);
  const { priceId, discountId } = found.usage;
  if (priceId === null) return whyUnpriced(em, found, today);
  const [record] = await loadPriceRecords(em, "p.id = ?", [priceId]);
  if (record === undefined) throw new Error(`price ${priceId} priced a request and is gone`);
  const { version } = record;
  const discount = discountId === null ? null : await loadDiscount(em, discountId);
  return explainBy(question, { version, discount }, foundBy(question, version));
}

/** With the prices of when it was recorded, in case it could be priced since. */
async function whyUnpriced(em: EntityManager, found: FoundUsage, today: PriceDecision): Promise<PriceDecision> {
  if (today.cost === null) return today;
  const question: UsageToPrice = usageToPrice(found.usage);
  const then = new PriceList(await loadPriceVersions(em, { asOf: found.recordedAt })).explain(question);
  return then.cost === null ? then : unpriced(question, { reason: "NO_PRICE_AT_TIME", detail: null });
}

async function shown(em: EntityManager, decision: PriceDecision, reader: PriceReader): Promise<CostBreakdownType> {
  if (decision.version === null) return toCostBreakdown(decision, null);
  const [record] = await loadPriceRecords(em, "p.id = ?", [decision.version.id]);
  return toCostBreakdown(decision, record === undefined ? null : toPrice(record, reader));
}

function difference(cost: PicoUsd | null, reported: PicoUsd | null): string | null {
  return cost === null || reported === null ? null : formatUsd(pico(cost - reported));
}
