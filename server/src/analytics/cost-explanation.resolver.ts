import { Arg, Authorized, Ctx, ID, Query, Resolver } from "type-graphql";
import { Permission } from "../access/permission.js";
import type { RequestContext } from "../access/request-context.js";
import type { PriceCatalogue } from "../pricing/price-catalogue.js";
import { CostExplanationType } from "./cost-explanation.type.js";
import { explainCost } from "./explain-cost.query.js";
import { usageEvent } from "./usage-event.query.js";
import { UsageEventType } from "./usage-event.type.js";

const PROJECT = "Needed where several projects have the id.";

@Resolver()
export class CostExplanationResolver {
  constructor(private readonly prices: PriceCatalogue) {}

  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => CostExplanationType, { description: "Every part of one request's cost, adding up exactly." })
  explainCost(
    @Arg("projectId", () => ID, { nullable: true, description: PROJECT }) projectId: string | null,
    @Arg("eventId", () => String) eventId: string,
    @Ctx() context: RequestContext,
  ): Promise<CostExplanationType> {
    return explainCost(context, this.prices, { projectId, eventId });
  }

  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => UsageEventType, { description: "One request by the sender's id." })
  usageEvent(
    @Arg("projectId", () => ID, { nullable: true, description: PROJECT }) projectId: string | null,
    @Arg("eventId", () => String) eventId: string,
    @Ctx() context: RequestContext,
  ): Promise<UsageEventType> {
    return usageEvent(context, { projectId, eventId });
  }
}
