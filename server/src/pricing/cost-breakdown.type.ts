import { formatUsd, type PicoUsd } from "@tokenledger/model/money";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { Decimal, SafeInt } from "../core/scalars.js";
import { formatFactor } from "./domain/read-factor.js";
import type { PriceDecision } from "./domain/price-decision.js";
import type { CostLine } from "./domain/price-usage.js";
import { perMillion, PriceType } from "./price.type.js";
import { TokenClassName, toTokenClassName } from "./token-class.type.js";
import { CostState } from "./usage-states.type.js";

export enum CostLineKind {
  TOKENS = "TOKENS",
  WEB_SEARCHES = "WEB_SEARCHES",
  REQUEST = "REQUEST",
}

export enum PriceReasonCode {
  OWN_PRICE_OF_PROJECT = "OWN_PRICE_OF_PROJECT",
  OWN_PRICE = "OWN_PRICE",
  LIST_PRICE = "LIST_PRICE",
  EXACT_NAME = "EXACT_NAME",
  OTHER_NAME = "OTHER_NAME",
  NAME_PATTERN = "NAME_PATTERN",
  OTHER_PROVIDER_LIST = "OTHER_PROVIDER_LIST",
  PERIOD = "PERIOD",
  HOURS_OF_DAY = "HOURS_OF_DAY",
  SERVICE_TIER = "SERVICE_TIER",
  CONTEXT_TIER = "CONTEXT_TIER",
  BASE_TIER = "BASE_TIER",
}

export enum UnpricedReason {
  MISSING_USAGE = "MISSING_USAGE",
  UNKNOWN_PROVIDER = "UNKNOWN_PROVIDER",
  UNKNOWN_MODEL = "UNKNOWN_MODEL",
  NO_PRICE_AT_TIME = "NO_PRICE_AT_TIME",
  NO_PRICE_FOR_SERVICE_TIER = "NO_PRICE_FOR_SERVICE_TIER",
  NO_RATE_FOR_CLASS = "NO_RATE_FOR_CLASS",
}

registerEnumType(CostLineKind, { name: "CostLineKind" });
registerEnumType(PriceReasonCode, { name: "PriceReasonCode", description: "Why this price and no other." });
registerEnumType(UnpricedReason, { name: "UnpricedReason", description: "Why there is no cost." });

@ObjectType("CostLine")
export class CostLineType {
  @Field(() => CostLineKind)
  kind!: CostLineKind;

  @Field(() => TokenClassName, { nullable: true, description: "Null but for tokens." })
  tokenClass!: TokenClassName | null;

  @Field(() => TokenClassName, {
    nullable: true,
    description: "The class whose rate applied; another one where the price has no rate for the class itself.",
  })
  soldAs!: TokenClassName | null;

  @Field(() => SafeInt)
  quantity!: number;

  @Field(() => Decimal, { description: "USD per million tokens, per search or per request." })
  rate!: string;

  @Field(() => Decimal, { description: "USD." })
  amount!: string;
}

@ObjectType("PriceReason")
export class PriceReasonType {
  @Field(() => PriceReasonCode)
  code!: PriceReasonCode;

  @Field(() => String, {
    nullable: true,
    description: "A name, a number, or an interval such as 2025-06-10T00:00:00.000Z/ whose open end is empty.",
  })
  detail!: string | null;
}

@ObjectType("AppliedDiscount")
export class AppliedDiscountType {
  @Field(() => ID)
  id!: string;

  @Field(() => Decimal, { description: "What is paid of the list total: 0.93 is 7 % off." })
  factor!: string;

  @Field(() => String)
  note!: string;

  @Field(() => Decimal, { description: "Cost minus list total in USD: negative for a discount." })
  amount!: string;
}

@ObjectType("CostBreakdown", { description: "A cost and every part of it, exact: nothing is rounded but a discount." })
export class CostBreakdownType {
  @Field(() => CostState)
  costState!: CostState;

  @Field(() => Decimal, { nullable: true, description: "Null when unpriced." })
  cost!: string | null;

  @Field(() => String)
  currency!: string;

  @Field(() => [CostLineType], { description: "Their amounts add up to listTotal exactly." })
  lines!: readonly CostLineType[];

  @Field(() => Decimal, { nullable: true, description: "Before a discount; null when unpriced." })
  listTotal!: string | null;

  @Field(() => AppliedDiscountType, { nullable: true, description: "listTotal + discount.amount = cost, exactly." })
  discount!: AppliedDiscountType | null;

  @Field(() => PriceType, { nullable: true })
  price!: PriceType | null;

  @Field(() => SafeInt, { nullable: true, description: "Cached tokens included: what context tiers go by." })
  totalInputTokens!: number | null;

  @Field(() => SafeInt, { nullable: true, description: "Where the context tier begins; null at base rates." })
  contextTierAbove!: number | null;

  @Field(() => [PriceReasonType])
  reasons!: readonly PriceReasonType[];

  @Field(() => UnpricedReason, { nullable: true })
  unpricedReason!: UnpricedReason | null;

  @Field(() => String, { nullable: true, description: "The name, service tier or class that has no price." })
  unpricedDetail!: string | null;
}

/**
 * A decision in the words of the API.
 *
 * @param price the decision's version, to be shown; null when there is none, or to leave it out
 */
export function toCostBreakdown(decision: PriceDecision, price: PriceType | null): CostBreakdownType {
  const { discount } = decision;
  return {
    costState: CostState[UPPER[decision.state]],
    cost: usd(decision.cost),
    currency: "USD",
    lines: decision.lines.map(toLine),
    listTotal: usd(decision.listTotal),
    discount: discount === null ? null : toAppliedDiscount(discount),
    price,
    totalInputTokens: decision.totalInputTokens,
    contextTierAbove: decision.contextTierAbove,
    reasons: decision.reasons.map(({ code, detail }) => ({ code: PriceReasonCode[code], detail })),
    unpricedReason: decision.unpricedReason === null ? null : UnpricedReason[decision.unpricedReason],
    unpricedDetail: decision.unpricedDetail,
  };
}

const UPPER = { priced: "PRICED", free: "FREE", unpriced: "UNPRICED" } as const;
const KIND = { tokens: CostLineKind.TOKENS, web_searches: CostLineKind.WEB_SEARCHES, request: CostLineKind.REQUEST };

function toLine({ kind, tokenClass, soldAs, quantity, rate, amount }: CostLine): CostLineType {
  return {
    kind: KIND[kind],
    tokenClass: tokenClass === null ? null : toTokenClassName(tokenClass),
    soldAs: soldAs === null ? null : toTokenClassName(soldAs),
    quantity,
    rate: kind === "tokens" ? perMillion(rate) : formatUsd(rate),
    amount: formatUsd(amount),
  };
}

function toAppliedDiscount({ discount, amount }: NonNullable<PriceDecision["discount"]>): AppliedDiscountType {
  return {
    id: String(discount.id),
    factor: formatFactor(discount.factorPpm),
    note: discount.note,
    amount: formatUsd(amount),
  };
}

function usd(amount: PicoUsd | null): string | null {
  return amount === null ? null : formatUsd(amount);
}
