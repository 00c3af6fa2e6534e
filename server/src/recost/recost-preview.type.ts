import { Field, ObjectType } from "type-graphql";
import { ResolvedRangeType } from "../analytics/usage-totals.type.js";
import { usd } from "../analytics/usage-sums.js";
import { Decimal, SafeInt } from "../core/scalars.js";
import { mostChanged, type CostChange } from "./domain/recost-tally.js";
import type { RecostPreviewAnswer } from "./recost.service.js";

const MOST_USERS = 20;
const NOBODY = "—";

@ObjectType("RecostDelta", {
  description: "What a part of a re-cost changes; costs in USD, of requests whose cost is known.",
})
export class RecostDeltaType {
  @Field(() => String, { description: "A local date, provider/model, or the id of an app user (0: none)." })
  key!: string;

  @Field(() => String)
  label!: string;

  @Field(() => SafeInt)
  requests!: number;

  @Field(() => SafeInt)
  changedRequests!: number;

  @Field(() => SafeInt, { description: "Whose cost is unknown, and so in none of the costs before." })
  unpricedBefore!: number;

  @Field(() => SafeInt)
  unpricedAfter!: number;

  @Field(() => Decimal)
  costBefore!: string;

  @Field(() => Decimal)
  costAfter!: string;

  @Field(() => Decimal)
  difference!: string;
}

@ObjectType("RecostPreview", { description: "What a re-cost would do now; nothing is written." })
export class RecostPreviewType {
  @Field(() => ResolvedRangeType)
  range!: ResolvedRangeType;

  @Field(() => SafeInt)
  requests!: number;

  @Field(() => SafeInt, { description: "Whose cost, or whether it is known, would change." })
  changedRequests!: number;

  @Field(() => SafeInt, { description: "Whose cost is unknown, and so in none of the costs before." })
  unpricedBefore!: number;

  @Field(() => SafeInt)
  unpricedAfter!: number;

  @Field(() => SafeInt)
  newlyPriced!: number;

  @Field(() => SafeInt, { description: "Whose price was retired, or is for another service tier." })
  newlyUnpriced!: number;

  @Field(() => SafeInt, { description: "Whose single requests are archived: priced anew from their sums." })
  archivedRequests!: number;

  @Field(() => SafeInt, { description: "Archived, and their sums do not tell enough: they stay as they are." })
  leftAsIsRequests!: number;

  @Field(() => Decimal)
  costBefore!: string;

  @Field(() => Decimal)
  costAfter!: string;

  @Field(() => Decimal)
  difference!: string;

  @Field(() => [RecostDeltaType], { description: "Days with requests, ascending; they add up to the total." })
  byDay!: RecostDeltaType[];

  @Field(() => [RecostDeltaType], { description: "Those that change most first; they add up to the total." })
  byModel!: RecostDeltaType[];

  @Field(() => [RecostDeltaType], { description: "The 20 app users that change most." })
  byUser!: RecostDeltaType[];

  @Field(() => String, { description: "For applyRecost, which is refused with CONFLICT when prices changed since." })
  pricesVersion!: string;
}

/** The app users whose pseudonyms a preview shows. */
export function usersOf({ tally }: RecostPreviewAnswer): readonly string[] {
  return mostChanged(tally.users, MOST_USERS).map(([id]) => id);
}

export function toRecostPreview(
  answer: RecostPreviewAnswer,
  pseudonyms: ReadonlyMap<string, string>,
): RecostPreviewType {
  const { tally, scope, pricesVersion } = answer;
  const models = mostChanged(tally.models, tally.models.size);
  const unchanged = [...tally.models].filter(([, { changedRequests }]) => changedRequests === 0);
  const days = [...tally.days].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    range: { from: scope.from, to: scope.to, timezone: scope.timezone },
    newlyPriced: answer.newlyPriced,
    newlyUnpriced: answer.newlyUnpriced,
    archivedRequests: answer.archived,
    leftAsIsRequests: answer.left,
    byDay: days.map(([key, change]) => toDelta(key, key, change)),
    byModel: [...models, ...unchanged].map(([key, change]) => toDelta(key, key, change)),
    byUser: mostChanged(tally.users, MOST_USERS).map(([key, change]) =>
      toDelta(key, pseudonyms.get(key) ?? NOBODY, change),
    ),
    pricesVersion,
    ...toSums(tally.total),
  };
}

function toDelta(key: string, label: string, change: CostChange): RecostDeltaType {
  return { key, label, ...toSums(change) };
}

function toSums({ costBefore, costAfter, ...counts }: CostChange) {
  return {
    ...counts,
    costBefore: usd(costBefore.toString()),
    costAfter: usd(costAfter.toString()),
    difference: usd((costAfter - costBefore).toString()),
  };
}
