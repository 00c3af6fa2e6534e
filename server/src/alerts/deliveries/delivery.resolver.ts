import { Arg, Authorized, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import { Permission } from "../../access/permission.js";
import type { RequestContext } from "../../access/request-context.js";
import type { Page } from "../../core/page.js";
import { deliveries, MAX_DELIVERIES } from "./deliveries.query.js";
import type { Delivery } from "./delivery.js";
import { DeliveryPageType, DeliveryType } from "./delivery.type.js";
import { DeliveryStatus } from "./delivery-words.js";
import { findDelivery } from "./find-delivery.js";
import { retryDelivery } from "./retry-delivery.js";

@Resolver()
export class DeliveryResolver {
  @Authorized<Permission>(Permission.VIEW_ALERTS)
  @Query(() => DeliveryPageType, { description: "Newest first." })
  deliveries(
    @Arg("channelId", () => ID, { nullable: true, description: "Those of one channel." }) channelId: string | null,
    @Arg("status", () => DeliveryStatus, { nullable: true }) status: DeliveryStatus | null,
    @Arg("first", () => Int, { defaultValue: 50, description: `1 to ${MAX_DELIVERIES}.` }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() { em }: RequestContext,
  ): Promise<Page<Delivery>> {
    const filter = { channelId: channelId ?? null, status: status ?? null };
    return deliveries(em.getKysely<object>(), filter, { first, after: after ?? null });
  }

  @Authorized<Permission>(Permission.MANAGE_ALERTS)
  @Mutation(() => DeliveryType, { description: "Of one that is `DEAD`, and no test; sent within seconds." })
  async retryDelivery(@Arg("id", () => ID) id: string, @Ctx() context: RequestContext): Promise<Delivery> {
    await retryDelivery(context, id);
    return findDelivery(context.em.getKysely<object>(), id);
  }
}
