import { Arg, Authorized, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import { Permission } from "../../access/permission.js";
import type { RequestContext } from "../../access/request-context.js";
import type { Delivery } from "../deliveries/delivery.js";
import { DeliveryType } from "../deliveries/delivery.type.js";
import { findDelivery } from "../deliveries/find-delivery.js";
import { ChannelInput } from "./channel.input.js";
import type { ChannelParts } from "./channel-parts.js";
import { ChannelType, IssuedChannelType } from "./channel.type.js";
import { channelOf, channels, type Channel } from "./channels.query.js";
import { createChannel, type IssuedChannelId } from "./create-channel.js";
import { deleteChannel } from "./delete-channel.js";
import { rotateChannelSecret } from "./rotate-channel-secret.js";
import { testChannel } from "./test-channel.js";
import { updateChannel } from "./update-channel.js";

@Resolver()
export class ChannelResolver {
  constructor(private readonly parts: ChannelParts) {}

  @Authorized<Permission>(Permission.VIEW_ALERTS)
  @Query(() => [ChannelType], { description: "By name." })
  channels(@Ctx() context: RequestContext): Promise<readonly Channel[]> {
    return channels(context.em.getKysely<object>(), { ...showing(context), id: null });
  }

  @Authorized<Permission>(Permission.VIEW_ALERTS)
  @Query(() => Boolean, { description: "Whether a mail server is configured: without one, e-mail goes nowhere." })
  mailConfigured(): boolean {
    return this.parts.mailConfigured;
  }

  @Authorized<Permission>(Permission.MANAGE_ALERTS)
  @Mutation(() => IssuedChannelType, { description: "At most 100. Needs a fresh session." })
  async createChannel(
    @Arg("input", () => ChannelInput) input: ChannelInput,
    @Ctx() context: RequestContext,
  ): Promise<Issued> {
    return issued(context, await createChannel(context, input, this.parts));
  }

  @Authorized<Permission>(Permission.MANAGE_ALERTS)
  @Mutation(() => ChannelType, {
    description: "All of it, but for the target, which stays when none is given. Needs a fresh session.",
  })
  async updateChannel(
    @Arg("id", () => ID) id: string,
    @Arg("version", () => Int, { description: "That was seen: CONFLICT when somebody changed it since." })
    version: number,
    @Arg("input", () => ChannelInput) input: ChannelInput,
    @Ctx() context: RequestContext,
  ): Promise<Channel> {
    return shown(context, await updateChannel(context, { seen: { id, version }, request: input }, this.parts));
  }

  @Authorized<Permission>(Permission.MANAGE_ALERTS)
  @Mutation(() => IssuedChannelType, {
    description:
      "Posts are signed with both secrets until the former one's time is over: 0 hours ends it at once, at most 720. Needs a fresh session.",
  })
  async rotateChannelSecret(
    @Arg("id", () => ID) id: string,
    @Arg("version", () => Int) version: number,
    @Arg("overlapHours", () => Int, { defaultValue: 24 }) overlapHours: number,
    @Ctx() context: RequestContext,
  ): Promise<Issued> {
    return issued(context, await rotateChannelSecret(context, { seen: { id, version }, overlapHours }, this.parts));
  }

  @Authorized<Permission>(Permission.MANAGE_ALERTS)
  @Mutation(() => Boolean, {
    description:
      "Refused while thresholds or reports tell through it. What was delivered stays in the log. Needs a fresh session.",
  })
  async deleteChannel(
    @Arg("id", () => ID) id: string,
    @Arg("version", () => Int) version: number,
    @Ctx() context: RequestContext,
  ): Promise<boolean> {
    await deleteChannel(context, { id, version });
    return true;
  }

  @Authorized<Permission>(Permission.MANAGE_ALERTS)
  @Mutation(() => DeliveryType, {
    description: "Sends at once, also where the channel is off; within ten seconds answers with what became of it.",
  })
  async testChannel(@Arg("id", () => ID) id: string, @Ctx() context: RequestContext): Promise<Delivery> {
    return findDelivery(context.em.getKysely<object>(), await testChannel(context, id, this.parts));
  }
}

interface Issued {
  readonly channel: Channel;
  readonly secret: string | null;
}

function showing({ viewer, clock }: RequestContext) {
  return { managesAlerts: viewer?.permissions.includes(Permission.MANAGE_ALERTS) ?? false, now: clock() };
}

function shown(context: RequestContext, id: number): Promise<Channel> {
  return channelOf(context.em.getKysely<object>(), { ...showing(context), id });
}

async function issued(context: RequestContext, { id, secret }: IssuedChannelId): Promise<Issued> {
  return { channel: await shown(context, id), secret };
}
