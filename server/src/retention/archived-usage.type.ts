import { Field, ObjectType, registerEnumType } from "type-graphql";
import { usd } from "../analytics/usage-sums.js";
import { BigIntString, Decimal } from "../core/scalars.js";
import type { ArchivedAnswer, ArchivedGroup, NamedGroup } from "./ask-archives.js";

export enum ArchivedDimension {
  PROJECT = "PROJECT",
  MODEL = "MODEL",
  FEATURE = "FEATURE",
  APP_USER = "APP_USER",
}

registerEnumType(ArchivedDimension, { name: "ArchivedDimension" });

@ObjectType("ArchivedGroup")
export class ArchivedGroupType {
  @Field(() => String, {
    nullable: true,
    description: "Model, feature, or the id of the project or app user; null of requests without, and of the total.",
  })
  key!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Pseudonym of the app user or name of the project; null of who is gone, and where the key is the name.",
  })
  label!: string | null;

  @Field(() => BigIntString)
  requests!: bigint;

  @Field(() => BigIntString)
  totalTokens!: bigint;

  @Field(() => Decimal, { description: "Of the requests that had a price when they were archived." })
  costUsd!: string;

  @Field(() => BigIntString, { description: "Those that had no price when they were archived." })
  unpricedRequests!: bigint;
}

@ObjectType("ArchivedUsage", { description: "What a month's files say: the requests as they were when they left." })
export class ArchivedUsageType {
  @Field(() => ArchivedGroupType)
  total!: ArchivedGroupType;

  @Field(() => [ArchivedGroupType], { description: "Those that cost most, first." })
  groups!: ArchivedGroupType[];
}

export function toArchivedUsage({ total, groups }: ArchivedAnswer): ArchivedUsageType {
  return { total: toGroup(total), groups: groups.map(toGroup) };
}

function toGroup({ key, requests, tokens, cost, unpriced, ...named }: ArchivedGroup | NamedGroup): ArchivedGroupType {
  return {
    key,
    label: "label" in named ? named.label : null,
    requests: BigInt(requests),
    totalTokens: BigInt(tokens),
    costUsd: usd(cost),
    unpricedRequests: BigInt(unpriced),
  };
}
