import { Field, ObjectType } from "type-graphql";
import type { ResolvedRange } from "../core/domain/resolved-range.js";
import { AppUserRefType } from "../analytics/usage-event.type.js";
import { ResolvedRangeType } from "../analytics/usage-totals.type.js";
import { usd } from "../analytics/usage-sums.js";
import { DateTimeISO, Decimal, SafeInt } from "../core/scalars.js";
import { PriceType } from "../pricing/price.type.js";
import type { RadarChange } from "./price-radar.query.js";

@ObjectType("AffectedUser")
export class AffectedUserType {
  @Field(() => AppUserRefType, { nullable: true, description: "Null: requests without an app user." })
  user!: AppUserRefType | null;

  @Field(() => Decimal)
  cost!: string;

  @Field(() => Decimal)
  costThen!: string;

  @Field(() => Decimal)
  difference!: string;
}

@ObjectType("AnnouncedChange")
export class AnnouncedChangeType {
  @Field(() => String)
  provider!: string;

  @Field(() => String)
  model!: string;

  @Field(() => DateTimeISO)
  effectiveFrom!: Date;

  @Field(() => PriceType, { nullable: true, description: "Null: without a price until then." })
  current!: PriceType | null;

  @Field(() => PriceType)
  next!: PriceType;

  @Field(() => SafeInt)
  requests!: number;

  @Field(() => Decimal, { description: "USD of the range's usage by the price before the change; 0 without one." })
  cost!: string;

  @Field(() => Decimal, { description: "USD of the same usage by the price after it." })
  costThen!: string;

  @Field(() => Decimal)
  difference!: string;

  @Field(() => [AffectedUserType], { description: "The five whose cost moves most." })
  affectedUsers!: AffectedUserType[];
}

@ObjectType("PriceRadar", {
  description:
    "Announced changes of prices, applied to the usage of the last 30 days, all of it at the standard service tier.",
})
export class PriceRadarType {
  @Field(() => ResolvedRangeType)
  range!: ResolvedRangeType;

  @Field(() => [AnnouncedChangeType], { description: "Of models that were used; soonest first." })
  changes!: AnnouncedChangeType[];

  @Field(() => Decimal, { description: "USD of the usage that any change concerns, before the first of them." })
  cost!: string;

  @Field(() => Decimal, { description: "USD of the same usage after the last of them." })
  costThen!: string;

  @Field(() => Decimal)
  difference!: string;
}

export interface RadarNames {
  readonly range: ResolvedRange;
  readonly prices: ReadonlyMap<number, PriceType>;
  readonly pseudonyms: ReadonlyMap<string, string>;
}

export function toPriceRadar(changes: readonly RadarChange[], names: RadarNames): PriceRadarType {
  const firsts = changes.filter((change, at) => changes.findIndex((other) => isSameModel(change, other)) === at);
  const cost = firsts.reduce((sum, change) => sum + change.cost, 0n);
  const difference = changes.reduce((sum, change) => sum + change.costThen - change.cost, 0n);
  return {
    range: names.range,
    changes: changes.flatMap((change) => toChange(change, names)),
    ...toCosts({ cost, costThen: cost + difference }),
  };
}

function isSameModel(a: RadarChange, b: RadarChange): boolean {
  return a.provider === b.provider && a.model === b.model;
}

function toChange(change: RadarChange, { prices, pseudonyms }: RadarNames): AnnouncedChangeType[] {
  const next = prices.get(change.next.id);
  if (next === undefined) return []; // removed between two statements
  return [
    {
      provider: change.provider,
      model: change.model,
      effectiveFrom: change.effectiveFrom,
      current: change.current === null ? null : (prices.get(change.current.id) ?? null),
      next,
      requests: change.requests,
      ...toCosts(change),
      affectedUsers: change.users.map(([id, sums]) => {
        const pseudonym = pseudonyms.get(id);
        return { user: pseudonym === undefined ? null : { id, pseudonym }, ...toCosts(sums) };
      }),
    },
  ];
}

function toCosts({ cost, costThen }: { readonly cost: bigint; readonly costThen: bigint }) {
  return {
    cost: usd(cost.toString()),
    costThen: usd(costThen.toString()),
    difference: usd((costThen - cost).toString()),
  };
}
