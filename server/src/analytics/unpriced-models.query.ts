import { NO_TOKENS } from "@tokenledger/model/token-class";
import type { RequestContext } from "../access/request-context.js";
import type { PriceDecision, UnpricedReason } from "../pricing/domain/price-decision.js";
import { serviceTierOf } from "../pricing/domain/service-tier.js";
import type { PriceCatalogue } from "../pricing/price-catalogue.js";
import type { RangeRequest } from "../core/domain/resolve-range.js";
import { ask, askOfAllTime, type Question } from "./question.js";
import { unpricedRequests, type NamedModel, type UnpricedRequests } from "./unpriced-requests.query.js";
import { unpricedSums, type UnpricedSums } from "./unpriced-sums.query.js";
import { withExactTimes } from "./unpriced-times.query.js";

/** A page of names is what an administrator can act on; who floods with names gets no longer list. */
const MAX_ROWS = 200;

export interface UnpricedModel extends NamedModel {
  readonly serviceTier: string | null;
  readonly requests: number;
  readonly totalTokens: bigint;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly reason: UnpricedReason;
  readonly detail: string | null;
  /** A price for them came after they were recorded: a re-cost gives them their cost. */
  readonly isPricedNow: boolean;
  readonly isMissing: boolean;
  /** Its times are those of quarter hours. */
  readonly isRounded: boolean;
}

/**
 * Requests without a cost by what they name and why, most requests first, at most 200. Everything that a
 * rollup can tell comes from the rollups: a model that nobody knows may have millions of requests.
 */
export function unpricedModels(
  context: RequestContext,
  prices: PriceCatalogue,
  range: RangeRequest | null,
): Promise<readonly UnpricedModel[]> {
  const answer = (question: Question) => answerFrom(question, prices);
  return range === null ? askOfAllTime(context, answer) : ask(context, { range }, answer);
}

async function answerFrom(question: Question, prices: PriceCatalogue): Promise<readonly UnpricedModel[]> {
  const sums = await unpricedSums(question);
  const listed: UnpricedModel[] = sums.flatMap((sum) => missingUsage(sum));
  const unclear: NamedModel[] = [];
  for (const sum of sums) {
    if (sum.known === null) continue;
    const unknown = unknownName(sum, prices);
    if (unknown === null) unclear.push(sum);
    else listed.push(unknown);
  }
  const requests = await unpricedRequests(question, unclear);
  listed.push(...requests.map((each) => withReason(each, prices)));
  const top = merge(listed).toSorted((a, b) => b.requests - a.requests);
  const shown = top.slice(0, MAX_ROWS);
  const exact = await withExactTimes(
    question,
    shown.filter(({ isRounded }) => isRounded),
  );
  const timed = new Map(exact.map((each) => [keyOf(each), each]));
  return shown.map((each) => timed.get(keyOf(each)) ?? each);
}

function missingUsage({ projectId, provider, model, missing }: UnpricedSums): readonly UnpricedModel[] {
  if (missing === null) return [];
  const reason = { reason: "MISSING_USAGE", detail: null, serviceTier: null, isPricedNow: false } as const;
  return [{ projectId, provider, model, ...missing, ...reason, totalTokens: 0n, isMissing: true, isRounded: true }];
}

/** When the name alone is the reason, whatever was used and when; null when it is not, or tokens are not known so. */
function unknownName(sum: UnpricedSums, prices: PriceCatalogue): UnpricedModel | null {
  const { projectId, provider, model, known, knownTokens } = sum;
  if (known === null || knownTokens === null) return null;
  const { unpricedReason: reason, unpricedDetail: detail } = explain(prices, sum, known.lastAt);
  if (reason !== "UNKNOWN_PROVIDER" && reason !== "UNKNOWN_MODEL") return null;
  const names = { projectId, provider, model, serviceTier: null, reason, detail, isPricedNow: false };
  return { ...names, ...known, totalTokens: knownTokens, isMissing: false, isRounded: true };
}

function explain(prices: PriceCatalogue, { projectId, provider, model }: NamedModel, time: Date): PriceDecision {
  const counts = { ...NO_TOKENS, input: 1, output: 1 };
  return prices.explain({ projectId, provider, model, time, counts, serviceTier: null, webSearches: 0 });
}

function withReason({ sample, ...requests }: UnpricedRequests, prices: PriceCatalogue): UnpricedModel {
  const decisions = [requests.lastAt, requests.firstAt].map((time) => prices.explain({ ...requests, ...sample, time }));
  const decision = decisions.find(({ unpricedReason }) => unpricedReason !== null);
  // What has a price by now had none when it was recorded.
  const reason = decision?.unpricedReason ?? "NO_PRICE_AT_TIME";
  const serviceTier = serviceTierOf(requests.serviceTier);
  const detail = decision?.unpricedDetail ?? null;
  const isPricedNow = decision === undefined;
  return { ...requests, serviceTier, reason, detail, isPricedNow, isMissing: false, isRounded: false };
}

/** Over projects and kinds of use. */
function merge(listed: readonly UnpricedModel[]): readonly UnpricedModel[] {
  const merged = new Map<string, UnpricedModel>();
  for (const each of listed) {
    const before = merged.get(keyOf(each));
    merged.set(keyOf(each), before === undefined ? each : together(before, each));
  }
  return [...merged.values()];
}

function together(a: UnpricedModel, b: UnpricedModel): UnpricedModel {
  return {
    ...a,
    requests: a.requests + b.requests,
    totalTokens: a.totalTokens + b.totalTokens,
    firstAt: a.firstAt < b.firstAt ? a.firstAt : b.firstAt,
    lastAt: a.lastAt > b.lastAt ? a.lastAt : b.lastAt,
    isRounded: a.isRounded || b.isRounded,
  };
}

function keyOf({ provider, model, serviceTier, reason, detail, isPricedNow }: UnpricedModel): string {
  return JSON.stringify([provider, model, serviceTier, reason, detail, isPricedNow]);
}
