import { Field, ID, ObjectType } from "type-graphql";
import { DateTimeISO } from "../../core/scalars.js";
import { ReportCadence } from "../../reports/domain/report-cadence.js";
import "../../reports/scheduled-report.type.js";
import { ExportConditionType, ExportFormatType } from "../jobs/export.type.js";

@ObjectType("ExportSchedule", {
  description: "An export that is written by itself, of each local day, week or month, into the archive store.",
})
export class ExportScheduleType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => ReportCadence)
  cadence!: ReportCadence;

  @Field(() => ExportFormatType)
  format!: ExportFormatType;

  @Field(() => [ExportConditionType])
  conditions!: readonly ExportConditionType[];

  @Field(() => String, { description: "E-mail of the member." })
  madeBy!: string;

  @Field(() => Boolean)
  enabled!: boolean;

  @Field(() => DateTimeISO, {
    nullable: true,
    description: "When the next period is written; null while it is paused.",
  })
  nextAt!: Date | null;

  @Field(() => Boolean, { description: "Whether the viewer may pause or delete it." })
  canChange!: boolean;
}
