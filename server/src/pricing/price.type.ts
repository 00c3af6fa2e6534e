import { formatUsd, pico, type PicoUsd } from "@tokenledger/model/money";
import { TOKEN_CLASSES } from "@tokenledger/model/token-class";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { DateTimeISO, Decimal, SafeInt } from "../core/scalars.js";
import { describeMatch } from "./domain/describe-match.js";
import type { RateCard } from "./domain/price-version.js";
import type { PriceRecord } from "./price-record.js";
import { TokenClassName, toTokenClassName } from "./token-class.type.js";

export enum PriceOrigin {
  LIST = "LIST",
  OWN = "OWN",
}

export enum PriceState {
  CURRENT = "CURRENT",
  FUTURE = "FUTURE",
  PAST = "PAST",
  RETIRED = "RETIRED",
}

registerEnumType(PriceOrigin, { name: "PriceOrigin" });
registerEnumType(PriceState, { name: "PriceState" });

@ObjectType("PriceTier")
export class PriceTierType {
  @Field(() => SafeInt, { description: "Total input, cached tokens included, must be strictly above it." })
  above!: number;

  @Field(() => Decimal)
  usdPerMillion!: string;
}

@ObjectType("PriceRate")
export class PriceRateType {
  @Field(() => TokenClassName)
  tokenClass!: TokenClassName;

  @Field(() => Decimal, { description: "USD per million tokens." })
  usdPerMillion!: string;

  @Field(() => [PriceTierType], { description: "Rates of the whole request beyond a context length, ascending." })
  tiers!: readonly PriceTierType[];
}

@ObjectType("Price", { description: "What a model costs for one service tier over a period." })
export class PriceType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  provider!: string;

  @Field(() => String)
  model!: string;

  @Field(() => String, {
    description: 'Which names it stands for, such as: equals "gpt-5" or starts with "gpt-5-2025".',
  })
  matches!: string;

  @Field(() => PriceOrigin)
  origin!: PriceOrigin;

  @Field(() => PriceState)
  state!: PriceState;

  @Field(() => ID, { nullable: true, description: "Null for every project." })
  projectId!: string | null;

  @Field(() => String, { description: "standard, batch, flex, priority, …" })
  serviceTier!: string;

  @Field(() => [PriceRateType])
  rates!: readonly PriceRateType[];

  @Field(() => Decimal, { nullable: true, description: "USD per request." })
  requestFee!: string | null;

  @Field(() => Decimal, { nullable: true, description: "USD per search of the web." })
  webSearchFee!: string | null;

  @Field(() => DateTimeISO, { nullable: true, description: "Null: since ever." })
  effectiveFrom!: Date | null;

  @Field(() => DateTimeISO, { nullable: true, description: "Exclusive; null: until further notice." })
  effectiveTo!: Date | null;

  @Field(() => String, { nullable: true, description: "HH:MM in UTC, when it is for some hours of each day." })
  dailyFrom!: string | null;

  @Field(() => String, { nullable: true, description: "HH:MM in UTC, exclusive." })
  dailyTo!: string | null;

  @Field(() => String, { description: 'The list that it came with, or "own".' })
  source!: string;

  @Field(() => String, { nullable: true })
  sourceUrl!: string | null;

  @Field(() => String, { description: "YYYY-MM-DD." })
  checkedOn!: string;

  @Field(() => String, { nullable: true })
  note!: string | null;

  @Field(() => DateTimeISO)
  createdAt!: Date;

  @Field(() => String, { nullable: true, description: "E-mail of the member who set it; for members only." })
  createdBy!: string | null;

  @Field(() => DateTimeISO, {
    nullable: true,
    description: "Prices nothing from then on, and explains what it priced.",
  })
  retiredAt!: Date | null;
}

export interface PriceReader {
  readonly now: Date;
  /** API keys do not see members. */
  readonly isMember: boolean;
}

/** A price in the words of the API. */
export function toPrice(record: PriceRecord, { now, isMember }: PriceReader): PriceType {
  const { version, createdBy, ...about } = record;
  const { daily, card } = version;
  return {
    id: String(version.id),
    provider: version.provider,
    model: version.model,
    matches: describeMatch(version.match),
    origin: version.listId === null ? PriceOrigin.OWN : PriceOrigin.LIST,
    state: stateOf(record, now.getTime()),
    projectId: version.projectId === null ? null : String(version.projectId),
    serviceTier: version.serviceTier,
    rates: toRates(card),
    requestFee: card.request === null ? null : formatUsd(card.request),
    webSearchFee: card.webSearch === null ? null : formatUsd(card.webSearch),
    effectiveFrom: instant(version.effectiveFromMs),
    effectiveTo: instant(version.effectiveToMs),
    dailyFrom: daily === null ? null : timeOfDay(daily.fromMs),
    dailyTo: daily === null ? null : timeOfDay(daily.toMs),
    ...about,
    createdBy: isMember ? createdBy : null,
  };
}

function stateOf({ version, retiredAt }: PriceRecord, nowMs: number): PriceState {
  if (retiredAt !== null) return PriceState.RETIRED;
  if (version.effectiveFromMs !== null && version.effectiveFromMs > nowMs) return PriceState.FUTURE;
  return version.effectiveToMs !== null && version.effectiveToMs <= nowMs ? PriceState.PAST : PriceState.CURRENT;
}

function toRates({ rates }: RateCard): readonly PriceRateType[] {
  return TOKEN_CLASSES.flatMap((tokenClass) => {
    const rate = rates[tokenClass];
    if (rate === undefined) return [];
    const tiers = rate.tiers.map((tier) => ({ above: tier.above, usdPerMillion: perMillion(tier.rate) }));
    return [{ tokenClass: toTokenClassName(tokenClass), usdPerMillion: perMillion(rate.base), tiers }];
  });
}

/** USD per million tokens of a rate per token, exact. */
export function perMillion(rate: PicoUsd): string {
  return formatUsd(pico(rate * 1_000_000n));
}

function instant(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}

function timeOfDay(ms: number): string {
  return new Date(ms).toISOString().slice(11, 16);
}
