import { Field, InputType, Int } from "type-graphql";
import { Language } from "../../core/language.js";
import { ChannelKind } from "../../thresholds/channel-kind.js";
import type { ChannelRequest } from "./read-channel.js";

@InputType()
export class ChannelInput implements ChannelRequest {
  @Field(() => ChannelKind, { description: "Never changes." })
  kind!: ChannelKind;

  @Field(() => String, { description: "1 to 60 characters on one line, and of no other channel." })
  name!: string;

  @Field(() => [String], { defaultValue: [], description: "Of e-mail, 1 to 20 addresses; they see each other." })
  recipients!: string[];

  @Field(() => String, {
    defaultValue: null,
    nullable: true,
    description:
      "Of a webhook, where to post: `https://` or `http://`, not in a private network. It is never shown again; without it, the one that is there stays.",
  })
  target!: string | null;

  @Field(() => Language, { description: "What messages are written in." })
  language!: Language;

  @Field(() => String, {
    defaultValue: null,
    nullable: true,
    description:
      "Such as `22:00`, on the clock of the reporting timezone. What happens from then to `quietTo` is told at its end.",
  })
  quietFrom!: string | null;

  @Field(() => String, { defaultValue: null, nullable: true })
  quietTo!: string | null;

  @Field(() => Int, {
    defaultValue: 30,
    description: "1 to 1000 messages; what exceeds them is told together at the end of the hour.",
  })
  mostPerHour!: number;

  @Field(() => Boolean, { defaultValue: true })
  enabled!: boolean;
}
