import type { ClientBase } from "pg";
import type { Priced } from "../pricing/domain/price-decision.js";
import type { DimensionDictionary, UsageDimensions } from "../usage/dimensions.js";
import type { Position } from "./next-part.js";
import { readUsage, type CostedUsage } from "./read-usage.js";
import type { Pricing, StepPlan } from "./step-plan.js";
import type { Progress } from "./step-progress.js";
import { writeCosts, type NewCost } from "./write-costs.js";

/** A step takes some 0.1 ms per changed row, and locks the counters of its app users in the last third of it. */
const ROWS_AT_ONCE = 2_000;

/** One step over raw rows. */
export async function repriceRows(
  client: ClientBase,
  { recost, scope, part, after }: StepPlan,
  pricing: Pricing,
): Promise<Progress> {
  const { rowsAtOnce = ROWS_AT_ONCE } = pricing;
  const usages = await readUsage(client, {
    scope,
    after,
    to: part.to,
    recordedBefore: recost.settled_at,
    limit: rowsAtOnce,
  });
  const newCosts: NewCost[] = [];
  let [costBefore, costAfter] = [0n, 0n];
  const soldAs = await dimensionsOf(pricing.dimensions, usages);
  for (const usage of usages) {
    const priced = pricing.prices.priceOf(usage, soldAs(usage));
    costBefore += usage.cost ?? 0n;
    costAfter += priced.cost ?? 0n;
    if (costsOtherwise(usage, priced)) newCosts.push({ usage, priced });
  }
  const { requests: changed, differences } = await writeCosts(client, recost.id, newCosts);
  const last = usages.length < rowsAtOnce ? undefined : usages.at(-1);
  return {
    cursor: last === undefined ? { at: part.to.toISOString(), id: "0" } : positionOf(last),
    requests: BigInt(usages.length),
    changed,
    left: 0n,
    costBefore,
    costAfter,
    differences,
  };
}

/** Another version of a price that costs the same is no change: the former one still explains the cost. */
export function costsOtherwise(usage: CostedUsage, { cost, state }: Priced): boolean {
  return usage.cost !== cost || usage.state !== state;
}

type Recorded = Pick<CostedUsage, "dimensionId">;

/**
 * The dimension set of each of many events or sums, which have few between them; asked for at once.
 * It throws when the set is gone, which happens only while its project is being removed.
 */
export async function dimensionsOf(
  dimensions: DimensionDictionary,
  recorded: readonly Recorded[],
): Promise<(of: Recorded) => UsageDimensions> {
  const sets = await dimensions.setsOf([...new Set(recorded.map(({ dimensionId }) => dimensionId))]);
  return ({ dimensionId }) => {
    const set = sets.get(dimensionId);
    if (set === undefined) throw new Error("the dimensions of an event are gone");
    return set;
  };
}

const MICROS = 1_000_000n;

/** After the event; its time to the microsecond. */
export function positionOf({ at, id }: CostedUsage): Position {
  const micros = BigInt(at);
  const seconds = micros >= 0n ? micros / MICROS : (micros - MICROS + 1n) / MICROS;
  const whole = new Date(Number(seconds) * 1_000).toISOString().slice(0, -5);
  return { at: `${whole}.${String(micros - seconds * MICROS).padStart(6, "0")}Z`, id };
}
