import type { EntityManager } from "@mikro-orm/postgresql";
import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { Permission } from "../access/permission.js";
import type { RequestContext } from "../access/request-context.js";
import { checkFirst } from "../core/page.js";
import { DateTimeISO } from "../core/scalars.js";
import { acknowledgeAlerts } from "./acts/acknowledge-alerts.js";
import { reopenAlerts } from "./acts/reopen-alerts.js";
import { resolveAlerts } from "./acts/resolve-alerts.js";
import { snoozeAlerts } from "./acts/snooze-alerts.js";
import { AlertCompanions } from "./alert-companions.js";
import type { Alert } from "./alert.js";
import { AlertActType, AlertObjectType, AlertPageType, AlertRef } from "./alert.type.js";
import { type AlertPage, alerts, MAX_ALERTS } from "./alerts.query.js";
import type { Delivery } from "./deliveries/delivery.js";
import { DeliveryType } from "./deliveries/delivery.type.js";
import { AlertStatus } from "./domain/alert-words.js";
import { findAlerts } from "./find-alerts.js";
import { readAlertId } from "./read-alert-id.js";
import type { AlertAct } from "./select-acts.js";

const LONGEST_HISTORY = 200;
const MOST_DELIVERIES = 100;
const SEEN =
  "1 to 200; all of them or none: CONFLICT names those that somebody changed since, and those it cannot be done to.";

@Resolver(() => AlertObjectType)
export class AlertResolver {
  /** By the alerts of one answer. */
  private readonly companions = new WeakMap<readonly Alert[], AlertCompanions>();

  @Authorized<Permission>(Permission.VIEW_ALERTS)
  @Query(() => AlertPageType, { description: "The newest crossing first." })
  alerts(
    @Arg("statuses", () => [AlertStatus], { nullable: true, description: "Null: all." }) statuses: AlertStatus[] | null,
    @Arg("thresholdId", () => ID, { nullable: true }) thresholdId: string | null,
    @Arg("userId", () => ID, { nullable: true, description: "Of an app user." }) userId: string | null,
    @Arg("first", () => Int, { defaultValue: 50, description: `1 to ${MAX_ALERTS}.` }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() context: RequestContext,
  ): Promise<AlertPage> {
    const filter = { statuses: statuses ?? null, thresholdId: thresholdId ?? null, userId: userId ?? null };
    return alerts(context, filter, { first, after: after ?? null });
  }

  @Authorized<Permission>(Permission.VIEW_ALERTS)
  @Query(() => AlertObjectType, { nullable: true, description: "Null when there is none." })
  async alert(@Arg("id", () => ID) id: string, @Ctx() context: RequestContext): Promise<Alert | null> {
    const [found] = await findAlerts(context, [readAlertId("id", id)]);
    return found ?? null;
  }

  @FieldResolver(() => Boolean, {
    description:
      "More was used than is counted: requests of the period have no price, or not all of their counts are known.",
  })
  isAtLeast(@Root() alert: Alert, @Ctx() context: RequestContext): Promise<boolean> {
    return this.companionsOf(alert, context.em).isAtLeast(alert);
  }

  @FieldResolver(() => [AlertActType], { description: "The newest first." })
  acts(
    @Root() alert: Alert,
    @Arg("first", () => Int, { defaultValue: 50, description: `1 to ${LONGEST_HISTORY}.` }) first: number,
    @Ctx() { em }: RequestContext,
  ): Promise<readonly AlertAct[]> {
    checkFirst(first, LONGEST_HISTORY);
    return this.companionsOf(alert, em).actsOf(alert, first);
  }

  @FieldResolver(() => [DeliveryType], { description: "Messages that tell of it, the newest first." })
  deliveries(
    @Root() alert: Alert,
    @Arg("first", () => Int, { defaultValue: 20, description: `1 to ${MOST_DELIVERIES}.` }) first: number,
    @Ctx() { em }: RequestContext,
  ): Promise<readonly Delivery[]> {
    checkFirst(first, MOST_DELIVERIES);
    return this.companionsOf(alert, em).deliveriesOf(alert, first);
  }

  @FieldResolver(() => [AlertObjectType], {
    description: "Other levels of the same threshold, subject and period; the lowest first.",
  })
  siblings(@Root() alert: Alert, @Ctx() { em, clock }: RequestContext): Promise<readonly Alert[]> {
    return this.companionsOf(alert, em).siblingsOf(alert, clock());
  }

  @Authorized<Permission>(Permission.MANAGE_ALERTS)
  @Mutation(() => [AlertObjectType], { description: "Makes you their owner." })
  async acknowledgeAlerts(
    @Arg("alerts", () => [AlertRef], { description: SEEN }) seen: AlertRef[],
    @Arg("note", () => String, { nullable: true, description: "At most 500 characters." }) note: string | null,
    @Ctx() context: RequestContext,
  ): Promise<readonly Alert[]> {
    return findAlerts(context, await acknowledgeAlerts(context, { alerts: seen, note: note ?? null }));
  }

  @Authorized<Permission>(Permission.MANAGE_ALERTS)
  @Mutation(() => [AlertObjectType], { description: "They open again by themselves." })
  async snoozeAlerts(
    @Arg("alerts", () => [AlertRef], { description: SEEN }) seen: AlertRef[],
    @Arg("until", () => DateTimeISO, {
      nullable: true,
      description: "Within 366 days. Null: each until its period ends.",
    })
    until: Date | null,
    @Ctx() context: RequestContext,
  ): Promise<readonly Alert[]> {
    return findAlerts(context, await snoozeAlerts(context, { alerts: seen, until: until ?? null }));
  }

  @Authorized<Permission>(Permission.MANAGE_ALERTS)
  @Mutation(() => [AlertObjectType])
  async resolveAlerts(
    @Arg("alerts", () => [AlertRef], { description: SEEN }) seen: AlertRef[],
    @Arg("note", () => String, { nullable: true, description: "At most 500 characters." }) note: string | null,
    @Ctx() context: RequestContext,
  ): Promise<readonly Alert[]> {
    return findAlerts(context, await resolveAlerts(context, { alerts: seen, note: note ?? null }));
  }

  @Authorized<Permission>(Permission.MANAGE_ALERTS)
  @Mutation(() => [AlertObjectType], {
    description: "Of what was acknowledged, snoozed or resolved by a member, in periods that are not over.",
  })
  async reopenAlerts(
    @Arg("alerts", () => [AlertRef], { description: SEEN }) seen: AlertRef[],
    @Ctx() context: RequestContext,
  ): Promise<readonly Alert[]> {
    return findAlerts(context, await reopenAlerts(context, seen));
  }

  private companionsOf({ together }: Alert, em: EntityManager): AlertCompanions {
    const companions = this.companions.get(together) ?? new AlertCompanions(together, em);
    this.companions.set(together, companions);
    return companions;
  }
}
