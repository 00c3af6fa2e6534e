import { Authorized, Ctx, FieldResolver, Int, Query, Resolver } from "type-graphql";
import { Permission } from "../access/permission.js";
import type { RequestContext } from "../access/request-context.js";
import { DateTimeISO } from "../core/scalars.js";
import { alertCounts, countResolved, lastCrossedAt } from "./alert-counts.query.js";
import { AlertCountsType } from "./alert.type.js";

@Resolver(() => AlertCountsType)
export class AlertCountsResolver {
  @Authorized<Permission>(Permission.VIEW_ALERTS)
  @Query(() => AlertCountsType)
  alertCounts(@Ctx() { em }: RequestContext): Promise<AlertCountsType> {
    return alertCounts(em.fork());
  }

  @FieldResolver(() => Int)
  resolved(@Ctx() { em }: RequestContext): Promise<number> {
    return countResolved(em.fork());
  }

  @FieldResolver(() => DateTimeISO, {
    nullable: true,
    description: "Of the newest alert; null when there are none.",
  })
  lastCrossedAt(@Ctx() { em }: RequestContext): Promise<Date | null> {
    return lastCrossedAt(em.fork());
  }
}
