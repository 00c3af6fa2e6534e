import { Field, ID, Int, ObjectType } from "type-graphql";
import { Language } from "../../core/language.js";
import { DateTimeISO } from "../../core/scalars.js";
import { ChannelKind } from "../../thresholds/channel-kind.js";
import { DeliveryType } from "../deliveries/delivery.type.js";

@ObjectType("Channel", { description: "Where messages go." })
export class ChannelType {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: "What was seen, for who changes it." })
  version!: number;

  @Field(() => ChannelKind)
  kind!: ChannelKind;

  @Field(() => String)
  name!: string;

  @Field(() => [String], {
    description: "Of e-mail. To viewers who may not manage alerts, the first letter of each and its domain.",
  })
  recipients!: string[];

  @Field(() => String, { nullable: true, description: "Of a webhook: host and port of its target, which is secret." })
  targetHost!: string | null;

  @Field(() => Language)
  language!: Language;

  @Field(() => String, { nullable: true, description: "Such as `22:00`, on the clock of the reporting timezone." })
  quietFrom!: string | null;

  @Field(() => String, { nullable: true })
  quietTo!: string | null;

  @Field(() => Int)
  mostPerHour!: number;

  @Field(() => Boolean)
  enabled!: boolean;

  @Field(() => DateTimeISO, { nullable: true, description: "A message was given up then, and none was taken since." })
  failingSince!: Date | null;

  @Field(() => DateTimeISO, { nullable: true, description: "The former secret signs too, until then." })
  hasFormerSecretUntil!: Date | null;

  @Field(() => DeliveryType, { nullable: true, description: "The newest, whatever became of it." })
  lastDelivery!: DeliveryType | null;

  @Field(() => Int, { description: "Thresholds and scheduled reports that tell through it." })
  usedBy!: number;
}

@ObjectType("IssuedChannel")
export class IssuedChannelType {
  @Field(() => ChannelType)
  channel!: ChannelType;

  @Field(() => String, {
    nullable: true,
    description: "Of a webhook, what its posts are signed with. Shown here and never again.",
  })
  secret!: string | null;
}
