/** What some requests cost before and after. Money in pico-USD, of requests whose cost is known. */
export interface CostChange {
  requests: number;
  changedRequests: number;
  /** How many have no known cost, and so no part in the costs. */
  unpricedBefore: number;
  unpricedAfter: number;
  costBefore: bigint;
  costAfter: bigint;
}

/** Where a change is counted. */
export interface ChangePlace {
  /** Local date, `2026-11-26`. */
  readonly day: string;
  readonly provider: string;
  readonly model: string;
  /** "0" without an app user. */
  readonly userId: string;
}

/** Adds up a re-cost by day, by model and by app user; each adds up to the total. */
export class RecostTally {
  readonly total = noChange();
  /** By local date. */
  readonly days = new Map<string, CostChange>();
  /** By provider and model, `google/gemini-2.5-flash`. */
  readonly models = new Map<string, CostChange>();
  /** By id. */
  readonly users = new Map<string, CostChange>();

  add({ day, provider, model, userId }: ChangePlace, change: Readonly<CostChange>): void {
    addTo(this.total, change);
    addTo(placeIn(this.days, day), change);
    addTo(placeIn(this.models, `${provider}/${model}`), change);
    addTo(placeIn(this.users, userId), change);
  }
}

/** Those whose cost moves most, up or down; of equals, in the order of the keys. */
export function mostChanged(
  changes: ReadonlyMap<string, CostChange>,
  most: number,
): readonly (readonly [string, CostChange])[] {
  return [...changes]
    .filter(([, { changedRequests }]) => changedRequests > 0)
    .sort(([keyA, a], [keyB, b]) => {
      const [moreA, moreB] = [moved(a), moved(b)];
      if (moreA !== moreB) return moreA > moreB ? -1 : 1;
      return keyA < keyB ? -1 : 1;
    })
    .slice(0, most);
}

function moved({ costBefore, costAfter }: CostChange): bigint {
  return costAfter > costBefore ? costAfter - costBefore : costBefore - costAfter;
}

function placeIn(changes: Map<string, CostChange>, key: string): CostChange {
  const known = changes.get(key);
  if (known !== undefined) return known;
  const change = noChange();
  changes.set(key, change);
  return change;
}

function addTo(sum: CostChange, change: Readonly<CostChange>): void {
  sum.requests += change.requests;
  sum.changedRequests += change.changedRequests;
  sum.unpricedBefore += change.unpricedBefore;
  sum.unpricedAfter += change.unpricedAfter;
  // Made for every request: adding big zeros costs as much as adding big numbers.
  if (change.costBefore !== 0n) sum.costBefore += change.costBefore;
  if (change.costAfter !== 0n) sum.costAfter += change.costAfter;
}

function noChange(): CostChange {
  return { requests: 0, changedRequests: 0, unpricedBefore: 0, unpricedAfter: 0, costBefore: 0n, costAfter: 0n };
}
