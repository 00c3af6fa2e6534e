import { Field, Int, ObjectType } from "type-graphql";
import { DateTimeISO, Decimal, SafeInt } from "../core/scalars.js";
import { Meter } from "./domain/question-words.js";
import { SETTLED_UNTIL } from "./settled-until.js";
import { CoverageType, ResolvedRangeType } from "./usage-totals.type.js";

@ObjectType("CrosstabGroup", { description: "A row or a column of a crosstab." })
export class CrosstabGroupType {
  @Field(() => String, {
    description:
      "As in a series: OTHER for the rest, which alone has a memberCount, ids for users, projects and API keys.",
  })
  key!: string;

  @Field(() => String)
  label!: string;

  @Field(() => Decimal, { description: "In the meter's unit; of COST without what is unpriced." })
  sum!: string;

  @Field(() => SafeInt)
  requests!: number;

  @Field(() => SafeInt, { description: "With all requests unpriced, the cost is unknown, not zero." })
  unpricedRequests!: number;

  @Field(() => Int, { nullable: true, description: "How many groups the rest, OTHER, stands for; else null." })
  memberCount!: number | null;
}

@ObjectType("UsageCrosstab", {
  description: "Sums by two dimensions. All lists of lists are row by row, of equal lengths.",
})
export class UsageCrosstabType {
  @Field(() => Meter)
  meter!: Meter;

  @Field(() => ResolvedRangeType)
  range!: ResolvedRangeType;

  @Field(() => [CrosstabGroupType], { description: "Largest first, OTHER last." })
  rows!: readonly CrosstabGroupType[];

  @Field(() => [CrosstabGroupType], { description: "Largest first, OTHER last." })
  columns!: readonly CrosstabGroupType[];

  @Field(() => [[Decimal]], { description: "In the meter's unit; of COST without what is unpriced." })
  cells!: readonly (readonly string[])[];

  @Field(() => [[SafeInt]], { description: "Requests of each cell." })
  requests!: readonly (readonly number[])[];

  @Field(() => [[SafeInt]], {
    description: "Of each cell: with all of its requests unpriced, its cost is unknown, not zero.",
  })
  unpricedRequests!: readonly (readonly number[])[];

  @Field(() => Decimal, { description: "Of all cells." })
  total!: string;

  @Field(() => Int, { description: "How many groups the rows have, with those in OTHER." })
  rowCount!: number;

  @Field(() => Int, { description: "How many groups the columns have, with those in OTHER." })
  columnCount!: number;

  @Field(() => CoverageType)
  coverage!: CoverageType;

  @Field(() => DateTimeISO, { description: SETTLED_UNTIL })
  settledUntil!: Date;
}
