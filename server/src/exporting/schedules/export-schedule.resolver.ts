import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import { Permission } from "../../access/permission.js";
import type { RequestContext } from "../../access/request-context.js";
import { EventNarrowingInput } from "../../analytics/event-narrowing.input.js";
import { UsageFilterInput } from "../../analytics/usage-filter.input.js";
import { readId } from "../../core/read-id.js";
import { CostState, storedCostStates } from "../../pricing/usage-states.type.js";
import { ReportCadence } from "../../reports/domain/report-cadence.js";
import { ExportShapeInput, readShape } from "../jobs/export-shape.input.js";
import { ExportScheduleType } from "./export-schedule.type.js";
import { exportSchedules } from "./export-schedules.query.js";
import { createSchedule, deleteSchedule, pauseSchedule } from "./schedule-acts.js";

const THE_LIST = "All that there are, as the list has them.";

@Resolver()
export class ExportScheduleResolver {
  @Authorized<Permission>(Permission.EXPORT_USAGE)
  @Query(() => [ExportScheduleType], { description: "By name, of every member. For members." })
  exportSchedules(@Ctx() context: RequestContext): Promise<readonly ExportScheduleType[]> {
    return exportSchedules(context);
  }

  @Authorized<Permission>(Permission.EXPORT_USAGE)
  @Mutation(() => [ExportScheduleType], {
    description: `At most 50. The first file is of the period that runs now. The range of the filter is not looked at. ${THE_LIST}`,
  })
  async createExportSchedule(
    @Arg("name", () => String) name: string,
    @Arg("cadence", () => ReportCadence) cadence: ReportCadence,
    @Arg("filter", () => UsageFilterInput) { range: _range, timezone: _timezone, ...filter }: UsageFilterInput,
    @Arg("shape", () => ExportShapeInput) shape: ExportShapeInput,
    @Arg("costStates", () => [CostState], { nullable: true }) costStates: CostState[] | null = null,
    @Arg("narrow", () => EventNarrowingInput, { nullable: true }) narrow: EventNarrowingInput | null = null,
    @Ctx() context: RequestContext,
  ): Promise<readonly ExportScheduleType[]> {
    const conditions = { filter, costStates: storedCostStates(costStates), narrow };
    await createSchedule(context, { name, cadence, shape: readShape(shape), ...conditions });
    return exportSchedules(context);
  }

  @Authorized<Permission>(Permission.EXPORT_USAGE)
  @Mutation(() => [ExportScheduleType], {
    description: `Pauses it, or lets it go on with the period that runs then. By who made it, or an administrator. ${THE_LIST}`,
  })
  async pauseExportSchedule(
    @Arg("id", () => ID) id: string,
    @Arg("paused", () => Boolean) paused: boolean,
    @Ctx() context: RequestContext,
  ): Promise<readonly ExportScheduleType[]> {
    await pauseSchedule(context, readId("id", "export schedule", id), !paused);
    return exportSchedules(context);
  }

  @Authorized<Permission>(Permission.EXPORT_USAGE)
  @Mutation(() => [ExportScheduleType], {
    description: `What it wrote stays in the archive store. By who made it, or an administrator. ${THE_LIST}`,
  })
  async deleteExportSchedule(
    @Arg("id", () => ID) id: string,
    @Ctx() context: RequestContext,
  ): Promise<readonly ExportScheduleType[]> {
    await deleteSchedule(context, readId("id", "export schedule", id));
    return exportSchedules(context);
  }
}
