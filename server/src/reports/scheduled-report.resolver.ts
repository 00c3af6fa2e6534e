import { Arg, Authorized, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import { Permission } from "../access/permission.js";
import type { RequestContext } from "../access/request-context.js";
import type { Delivery } from "../alerts/deliveries/delivery.js";
import { DeliveryType } from "../alerts/deliveries/delivery.type.js";
import { findDelivery } from "../alerts/deliveries/find-delivery.js";
import { createReport, deleteReport, updateReport } from "./change-report.js";
import type { ScheduledReport } from "./scheduled-report.js";
import { ScheduledReportInput, ScheduledReportType } from "./scheduled-report.type.js";
import { scheduledReport, scheduledReports } from "./scheduled-reports.query.js";
import type { ReportSource } from "./write-report.js";
import { sendReportNow } from "./send-report-now.js";

@Resolver()
export class ScheduledReportResolver {
  constructor(private readonly source: ReportSource) {}

  @Authorized<Permission>(Permission.VIEW_ALERTS)
  @Query(() => [ScheduledReportType], { description: "By name." })
  scheduledReports(@Ctx() { em, clock }: RequestContext): Promise<readonly ScheduledReport[]> {
    return scheduledReports(em.fork(), clock());
  }

  @Authorized<Permission>(Permission.MANAGE_ALERTS)
  @Mutation(() => ScheduledReportType, { description: "At most 50. The first is sent when the next period is due." })
  async createScheduledReport(
    @Arg("input", () => ScheduledReportInput) input: ScheduledReportInput,
    @Ctx() context: RequestContext,
  ): Promise<ScheduledReport> {
    return scheduledReport(context.em.fork(), context.clock(), await createReport(context, input));
  }

  @Authorized<Permission>(Permission.MANAGE_ALERTS)
  @Mutation(() => ScheduledReportType)
  async updateScheduledReport(
    @Arg("id", () => ID) id: string,
    @Arg("version", () => Int, { description: "That was seen: CONFLICT when somebody changed it since." })
    version: number,
    @Arg("input", () => ScheduledReportInput) input: ScheduledReportInput,
    @Ctx() context: RequestContext,
  ): Promise<ScheduledReport> {
    return scheduledReport(context.em.fork(), context.clock(), await updateReport(context, { id, version }, input));
  }

  @Authorized<Permission>(Permission.MANAGE_ALERTS)
  @Mutation(() => Boolean, { description: "What was sent stays in the log." })
  async deleteScheduledReport(
    @Arg("id", () => ID) id: string,
    @Arg("version", () => Int) version: number,
    @Ctx() context: RequestContext,
  ): Promise<boolean> {
    await deleteReport(context, { id, version });
    return true;
  }

  @Authorized<Permission>(Permission.MANAGE_ALERTS)
  @Mutation(() => DeliveryType, {
    description:
      "Of the last period that is over; sent within seconds. Twice at once, or while it waits, it is one message. What is sent by itself stays what it was.",
  })
  async sendReportNow(@Arg("id", () => ID) id: string, @Ctx() context: RequestContext): Promise<Delivery> {
    return findDelivery(context.em.getKysely<object>(), await sendReportNow(context, id, this.source));
  }
}
