import { Field, ObjectType } from "type-graphql";
import { ResolvedRangeType } from "../analytics/usage-totals.type.js";
import { usd } from "../analytics/usage-sums.js";
import { Decimal, SafeInt } from "../core/scalars.js";
import { PriceType } from "../pricing/price.type.js";
import type { WhatIfAnswer, WhatIfSums } from "./what-if.query.js";

@ObjectType("WhatIfRow")
export class WhatIfRowType {
  @Field(() => String, { description: "A local date, or provider/model." })
  key!: string;

  @Field(() => String)
  label!: string;

  @Field(() => SafeInt)
  requests!: number;

  @Field(() => Decimal, { description: "USD, as recorded." })
  cost!: string;

  @Field(() => Decimal, { description: "USD as the other model." })
  costThen!: string;

  @Field(() => Decimal)
  difference!: string;
}

@ObjectType("WhatIf", {
  description:
    "What recorded usage would have cost as another model, at its standard price of now. Costs and rows are of pricedRequests.",
})
export class WhatIfType {
  @Field(() => ResolvedRangeType)
  range!: ResolvedRangeType;

  @Field(() => PriceType, { description: "Own prices of a project apply to its usage, whichever is shown." })
  price!: PriceType;

  @Field(() => SafeInt)
  requests!: number;

  @Field(() => SafeInt)
  pricedRequests!: number;

  @Field(() => SafeInt, { description: "No known cost now, no usage, or usage that the other price cannot price." })
  leftOutRequests!: number;

  @Field(() => Decimal)
  cost!: string;

  @Field(() => Decimal)
  costThen!: string;

  @Field(() => Decimal)
  difference!: string;

  @Field(() => [WhatIfRowType], { description: "Dearest first; they add up to the total." })
  byModel!: WhatIfRowType[];

  @Field(() => [WhatIfRowType], { description: "Days with priced requests, ascending; they add up to the total." })
  byDay!: WhatIfRowType[];

  @Field(() => [String], {
    description:
      "CONTEXT_TIERS_FROM_SUMS (archived requests: by their mean input), SERVICE_TIERS_AS_STANDARD, TOKENIZERS_DIFFER, DISCOUNT_OF_SUMS (up to a pico-USD per request), WEB_SEARCHES_LEFT_OUT, PRICES_OF_PROJECTS (some projects have a price of their own, other than the one told).",
  })
  caveats!: string[];
}

export function toWhatIf(answer: WhatIfAnswer, price: PriceType): WhatIfType {
  const { range, total, leftOut, caveats } = answer;
  const days = [...answer.days].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const models = [...answer.models].toSorted(([nameA, a], [nameB, b]) => {
    if (a.cost !== b.cost) return a.cost > b.cost ? -1 : 1;
    return nameA < nameB ? -1 : 1;
  });
  return {
    range,
    price,
    requests: total.requests + leftOut,
    pricedRequests: total.requests,
    leftOutRequests: leftOut,
    ...toCosts(total),
    byModel: models.map(toRow),
    byDay: days.map(toRow),
    caveats: [...caveats],
  };
}

function toRow([key, sums]: readonly [string, WhatIfSums]): WhatIfRowType {
  return { key, label: key, requests: sums.requests, ...toCosts(sums) };
}

function toCosts({ cost, costThen }: WhatIfSums) {
  return {
    cost: usd(cost.toString()),
    costThen: usd(costThen.toString()),
    difference: usd((costThen - cost).toString()),
  };
}
