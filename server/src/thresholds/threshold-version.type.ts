import { Field, Int, ObjectType } from "type-graphql";
import type { AuditChange } from "../access/domain/audit-changes.js";
import { DateTimeISO } from "../core/scalars.js";
import type { ThresholdVersion } from "./threshold-history.query.js";

@ObjectType("ThresholdChange", {
  description:
    "One field of a threshold as JSON text, in the words of ThresholdInput and mutedUntil; null where there was nothing.",
})
class ThresholdChangeType implements AuditChange {
  @Field(() => String)
  field!: string;

  @Field(() => String, { nullable: true })
  before!: string | null;

  @Field(() => String, { nullable: true })
  after!: string | null;
}

@ObjectType("ThresholdVersion", { description: "What somebody changed of a threshold." })
export class ThresholdVersionType implements ThresholdVersion {
  @Field(() => Int)
  version!: number;

  @Field(() => DateTimeISO)
  at!: Date;

  @Field(() => String, { nullable: true, description: "How the member is called, or their e-mail." })
  memberName!: string | null;

  @Field(() => Boolean, { description: "Whether this is its deletion." })
  isDeleted!: boolean;

  @Field(() => [ThresholdChangeType], { description: "Of the first version, and of a deletion, everything." })
  changes!: readonly ThresholdChangeType[];
}
