import { sql } from "kysely";
import { makeBuckets } from "../analytics/domain/make-buckets.js";
import { Grain } from "../analytics/domain/question-words.js";
import { MAX_RANGE_DAYS } from "../core/domain/resolve-range.js";
import type { ResolvedRange } from "../core/domain/resolved-range.js";
import type { Question } from "../analytics/question.js";
import { AppError } from "../core/errors.js";
import { NO_TOKENS } from "@tokenledger/model/token-class";
import type { PriceVersion } from "../pricing/domain/price-version.js";
import { BUCKET_MS } from "../usage/domain/bucket.js";
import { priceGroup, tierStartsOf } from "./price-group.js";
import type { RecostPrices } from "./recost-prices.js";
import { oneOfEach } from "./token-sums.js";
import { groupsFromRows, groupsFromSums, type GroupQuestion, type UsageGroup } from "./usage-groups.query.js";

/** What has to be known to read the answer rightly. */
export type WhatIfCaveat =
  | "CONTEXT_TIERS_FROM_SUMS"
  | "SERVICE_TIERS_AS_STANDARD"
  | "TOKENIZERS_DIFFER"
  | "DISCOUNT_OF_SUMS"
  | "WEB_SEARCHES_LEFT_OUT"
  | "PRICES_OF_PROJECTS";

/** Pico-USD as recorded and as it would be. */
export interface WhatIfSums {
  requests: number;
  cost: bigint;
  costThen: bigint;
}

export interface WhatIfAnswer {
  readonly range: ResolvedRange;
  readonly version: PriceVersion;
  readonly total: WhatIfSums;
  readonly leftOut: number;
  /** By local date. */
  readonly days: ReadonlyMap<string, WhatIfSums>;
  /** By `provider/model`. */
  readonly models: ReadonlyMap<string, WhatIfSums>;
  readonly caveats: readonly WhatIfCaveat[];
}

export interface OtherModel {
  readonly provider: string;
  readonly model: string;
}

/**
 * What the filter's usage would have cost as another model at its standard price of now: usage whose cost
 * is known, so that both amounts are of the same requests.
 *
 * @throws AppError BAD_INPUT when that model has no price now
 */
export async function whatIf(question: Question, other: OtherModel, prices: RecostPrices): Promise<WhatIfAnswer> {
  const { filter, now, weekStart } = question;
  const version = versionOf(question, other, { prices, serviceTier: null });
  if (version === null) {
    throw AppError.badInput("model", "a model that has a price now", `${other.provider}/${other.model}`);
  }
  const buckets = makeBuckets({ range: filter.range, grain: Grain.DAY, weekStart, limit: MAX_RANGE_DAYS + 2 });
  const starts = buckets.map(({ start }) => start.toJSON());
  const { groups, caveats } = await read(question, version, {
    filter,
    slotOf: (at) => sql`width_bucket(${at}, ${sql.val(starts)}::timestamptz[])`,
    perUser: false,
    onlyKnownCost: true,
  });
  if (prices.tiers.some((serviceTier) => versionOf(question, other, { prices, serviceTier }) !== null)) {
    caveats.add("SERVICE_TIERS_AS_STANDARD");
  }
  const answer = {
    total: nothing(),
    leftOut: 0,
    days: new Map<string, WhatIfSums>(),
    models: new Map<string, WhatIfSums>(),
  };
  for (const group of groups) {
    answer.leftOut += group.leftOut;
    const decision = prices.explain(oneOfEach(group.sums), { ...other, projectId: group.projectId }, { time: now });
    const priced = priceGroup(group, decision);
    if (priced === null) {
      answer.leftOut += group.requests;
      continue;
    }
    if (group.requests === 0) continue;
    if (decision.version?.id !== version.id) caveats.add("PRICES_OF_PROJECTS");
    if (priced.isRounded) caveats.add("DISCOUNT_OF_SUMS");
    if (group.webSearches > 0 && version.card.webSearch === null) caveats.add("WEB_SEARCHES_LEFT_OUT");
    if (group.provider !== other.provider || group.model !== other.model) caveats.add("TOKENIZERS_DIFFER");
    const day = buckets[group.slot - 1]?.label ?? "";
    const places = [
      answer.total,
      placeIn(answer.days, day),
      placeIn(answer.models, `${group.provider}/${group.model}`),
    ];
    for (const sums of places) {
      sums.requests += group.requests;
      sums.cost += group.cost;
      sums.costThen += priced.cost;
    }
  }
  return { ...answer, range: filter.range, version, caveats: [...caveats].toSorted() };
}

/** From sums where they tell it all, else from raw rows, and of archived months from what there is. */
async function read(
  { db }: Question,
  { card }: PriceVersion,
  question: GroupQuestion,
): Promise<{ readonly groups: readonly UsageGroup[]; readonly caveats: Set<WhatIfCaveat> }> {
  const { from, to } = question.filter.range;
  const tierStarts = tierStartsOf([card]);
  const isWholeBuckets = from.getTime() % BUCKET_MS === 0 && to.getTime() % BUCKET_MS === 0;
  const caveats = new Set<WhatIfCaveat>();
  if (isWholeBuckets && tierStarts.length === 0 && (card.webSearch ?? 0n) === 0n) {
    const { groups, mixed } = await groupsFromSums(db, question, false);
    if (mixed === 0) return { groups, caveats };
  }
  const rows = await groupsFromRows(db, question, tierStarts);
  const { groups: archived } = await groupsFromSums(db, question, true);
  if (archived.length > 0 && tierStarts.length > 0) caveats.add("CONTEXT_TIERS_FROM_SUMS");
  return { groups: [...rows, ...archived], caveats };
}

/** The price that is shown: that of the one project that is asked about, or of every project. */
function versionOf(
  { filter, now }: Question,
  other: OtherModel,
  { prices, serviceTier }: { readonly prices: RecostPrices; readonly serviceTier: string | null },
): PriceVersion | null {
  const asked = filter.scope.kind === "projects" ? filter.scope.ids : (filter.dimensions.projects.include ?? []);
  const projectId = asked.length === 1 ? (asked[0] ?? 0) : 0;
  return prices.explain(NO_TOKENS, { ...other, projectId }, { time: now, serviceTier }).version;
}

function placeIn(places: Map<string, WhatIfSums>, key: string): WhatIfSums {
  const known = places.get(key);
  if (known !== undefined) return known;
  const sums = nothing();
  places.set(key, sums);
  return sums;
}

function nothing(): WhatIfSums {
  return { requests: 0, cost: 0n, costThen: 0n };
}
