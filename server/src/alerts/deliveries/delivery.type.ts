import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { PageInfo } from "../../core/page-info.js";
import { DateTimeISO } from "../../core/scalars.js";
import { ChannelNameType } from "../../thresholds/channel-name.type.js";
import type { Outcome } from "../channels/send-outcome.js";
import { DeliveryKind, DeliveryStatus } from "./delivery-words.js";

const SendResult: { readonly [Result in Outcome]: Result } = {
  ACCEPTED: "ACCEPTED",
  REFUSED: "REFUSED",
  FAILED: "FAILED",
};

registerEnumType(DeliveryKind, {
  name: "DeliveryKind",
  description: "`DIGEST` tells many alerts at once; `RECOVERY` that usage fell below a level; `TEST` is about nothing.",
});
registerEnumType(DeliveryStatus, {
  name: "DeliveryStatus",
  description: "`WAITING` to be sent, or tried again; `DEAD` was given up, until somebody orders another try.",
});
registerEnumType(SendResult, {
  name: "SendResult",
  description: "`REFUSED` by the server; `FAILED`: it could not be asked, or did not answer in time.",
});

@ObjectType("DeliveryAttempt")
export class DeliveryAttemptType {
  @Field(() => Int, { description: "The first is 1." })
  attempt!: number;

  @Field(() => DateTimeISO)
  at!: Date;

  @Field(() => Int)
  durationMs!: number;

  @Field(() => SendResult)
  outcome!: Outcome;

  @Field(() => String, {
    description:
      "What the server said, or why it could not be asked; at most 300 characters, without secrets, of e-mail addresses the first letter.",
  })
  answer!: string;
}

@ObjectType("Delivery", { description: "A message, and what became of it." })
export class DeliveryType {
  @Field(() => ID, { description: "What receivers tell repeats by: it is in Message-ID, webhook-id, Idempotency-Key." })
  id!: string;

  @Field(() => ChannelNameType)
  channel!: ChannelNameType;

  @Field(() => DeliveryKind)
  kind!: DeliveryKind;

  @Field(() => DeliveryStatus)
  status!: DeliveryStatus;

  @Field(() => DateTimeISO)
  createdAt!: Date;

  @Field(() => DateTimeISO, { nullable: true, description: "Of the next try; null when there will be none." })
  nextAt!: Date | null;

  @Field(() => DateTimeISO, { nullable: true, description: "When a server took it." })
  sentAt!: Date | null;

  @Field(() => [DeliveryAttemptType], { description: "In the order in which they were made." })
  attempts!: DeliveryAttemptType[];
}

@ObjectType("DeliveryPage")
export class DeliveryPageType {
  @Field(() => [DeliveryType])
  nodes!: DeliveryType[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;
}
