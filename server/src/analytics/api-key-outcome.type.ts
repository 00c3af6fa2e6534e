import { Field, ObjectType, registerEnumType } from "type-graphql";
import { DateTimeISO } from "../core/scalars.js";
import { UnpricedReason } from "../pricing/cost-breakdown.type.js";
import { UsageEventType } from "./usage-event.type.js";

export enum RefusalCode {
  BAD_INPUT = "BAD_INPUT",
  CONFLICT = "CONFLICT",
  FORBIDDEN = "FORBIDDEN",
}

registerEnumType(RefusalCode, {
  name: "RefusalCode",
  description: "CONFLICT: the id is taken by another event. FORBIDDEN: the key's scopes do not allow it.",
});

@ObjectType("ApiKeyRejection", {
  description: "Why something that a key sent was not recorded. Holds nothing of what was sent.",
})
export class ApiKeyRejectionType {
  @Field(() => DateTimeISO)
  time!: Date;

  @Field(() => RefusalCode)
  code!: RefusalCode;

  @Field(() => String, { nullable: true, description: "Of the event; null when the whole request was refused." })
  field!: string | null;

  @Field(() => String, { description: "What was expected." })
  message!: string;
}

@ObjectType("ApiKeyEvent", { description: "A request that a key recorded." })
export class ApiKeyEventType {
  @Field(() => UsageEventType)
  event!: UsageEventType;

  @Field(() => UnpricedReason, { nullable: true, description: "Why it has no cost; null when it has one." })
  unpricedReason!: UnpricedReason | null;

  @Field(() => String, { nullable: true, description: "The name, service tier or class that has no price." })
  unpricedDetail!: string | null;
}
