import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { ChannelKind } from "./channel-kind.js";

registerEnumType(ChannelKind, {
  name: "ChannelKind",
  description: "`WEBHOOK` is signed as Standard Webhooks say; `SLACK` posts what Slack's incoming webhooks take.",
});

@ObjectType("ChannelName", { description: "Where messages go, as every member may know it." })
export class ChannelNameType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => ChannelKind)
  kind!: ChannelKind;

  @Field(() => Boolean, { description: "A message could not be delivered, and none was since." })
  isFailing!: boolean;
}
