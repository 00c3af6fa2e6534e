import type { ClientBase } from "pg";
import { plainArray } from "../usage/array-literal.js";
import type { RecostScope } from "./domain/recost-scope.js";
import type { CostDifference } from "./cost-differences.js";
import type { ScopePart } from "./next-part.js";
import { priceSums, type SummedUsage, type SumsCost } from "./price-sums.js";
import { readSums } from "./read-sums.js";
import { dimensionsOf } from "./reprice-rows.js";
import type { Pricing, StepPlan } from "./step-plan.js";
import type { Progress } from "./step-progress.js";

const KEEP = `
  insert into recost_sum_changes (recost_id, bucket_start, user_id, dimension_id, requests, cost, free_requests,
    unpriced_requests)
  select $1, $2, * from unnest($3::bigint[], $4::int[], $5::numeric[], $6::numeric[], $7::numeric[], $8::numeric[])`;

/** Sums of one bucket and what they are to cost; null when they do not tell. */
export interface RepricedSums {
  readonly sums: SummedUsage;
  readonly latter: SumsCost | null;
}

/** One step over the sums of a bucket whose raw rows are archived. */
export async function repriceSums(
  client: ClientBase,
  { recost, scope, part }: StepPlan,
  pricing: Pricing,
): Promise<Progress> {
  const repriced = await repriceBucket(client, { scope, part }, pricing);
  const changes = repriced.flatMap(({ sums, latter }) =>
    latter !== null && differs(sums, latter) ? [{ sums, latter }] : [],
  );
  const differences = changes.map(({ sums, latter }) => differenceOf(sums, latter));
  if (changes.length > 0) {
    await client.query(KEEP, [
      recost.id,
      part.from,
      plainArray(differences.map(({ userId }) => userId)),
      plainArray(differences.map(({ dimensionId }) => dimensionId)),
      plainArray(changes.map(({ sums, latter }) => changedRequests(sums, latter))),
      plainArray(differences.map(({ cost }) => cost)),
      plainArray(differences.map(({ free }) => free)),
      plainArray(differences.map(({ unpriced }) => unpriced)),
    ]);
  }
  return { cursor: { at: part.to.toISOString(), id: "0" }, differences, ...totalsOf(repriced, scope) };
}

/** Every sum of a bucket that belongs to a scope. A bucket that the range cuts does not tell what lies within. */
export async function repriceBucket(
  client: ClientBase,
  { scope, part }: { readonly scope: RecostScope; readonly part: ScopePart },
  pricing: Pricing,
): Promise<readonly RepricedSums[]> {
  const isWhole = part.from >= scope.from && part.to <= scope.to;
  const repriced: RepricedSums[] = [];
  const all = await readSums(client, scope, part.from);
  const soldAs = await dimensionsOf(pricing.dimensions, all);
  for (const sums of all) {
    if (scope.unpricedOnly && sums.unpriced === 0n) continue;
    // Of those that are priced in part, the unpriced ones cannot be told apart.
    const isTold = isWhole && (!scope.unpricedOnly || sums.unpriced === sums.requests);
    const latter = isTold ? priceSums(sums, soldAs(sums), pricing.prices) : null;
    repriced.push({ sums, latter });
  }
  return repriced;
}

/** How many requests of sums are in a scope. */
export function requestsInScope({ requests, unpriced }: SummedUsage, scope: RecostScope): bigint {
  return scope.unpricedOnly ? unpriced : requests;
}

/** All that have usage, when their cost or their state moves. */
export function changedRequests(sums: SummedUsage, latter: SumsCost): bigint {
  return differs(sums, latter) ? sums.requests - sums.missing : 0n;
}

function differs(sums: SummedUsage, latter: SumsCost): boolean {
  return sums.cost !== latter.cost || sums.free !== latter.free || sums.unpriced !== latter.unpriced;
}

function differenceOf({ bucketStart, userId, dimensionId, ...former }: SummedUsage, latter: SumsCost): CostDifference {
  return {
    bucketStart,
    userId,
    dimensionId,
    cost: latter.cost - former.cost,
    free: latter.free - former.free,
    unpriced: latter.unpriced - former.unpriced,
    moves: differs({ bucketStart, userId, dimensionId, ...former }, latter),
  };
}

function totalsOf(repriced: readonly RepricedSums[], scope: RecostScope) {
  let [requests, changed, left, costBefore, costAfter] = [0n, 0n, 0n, 0n, 0n];
  for (const { sums, latter } of repriced) {
    requests += requestsInScope(sums, scope);
    if (latter === null) left += requestsInScope(sums, scope);
    else changed += changedRequests(sums, latter);
    const cost = scope.unpricedOnly && latter === null ? 0n : sums.cost;
    costBefore += cost;
    costAfter += latter?.cost ?? cost;
  }
  return { requests, changed, left, costBefore, costAfter };
}
