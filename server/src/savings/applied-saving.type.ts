import { Field, ID, ObjectType } from "type-graphql";
import { DateTimeISO } from "../core/scalars.js";
import { FindingKind } from "./domain/finding.js";
import { FindingSubjectType } from "./finding.type.js";

@ObjectType("AppliedSaving", { description: "A finding that somebody applied, and when." })
export class AppliedSavingType {
  @Field(() => ID)
  id!: string;

  @Field(() => FindingKind)
  kind!: FindingKind;

  @Field(() => FindingSubjectType)
  subject!: FindingSubjectType;

  @Field(() => DateTimeISO)
  appliedAt!: Date;
}
