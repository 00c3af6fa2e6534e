import { Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateTimeISO } from "../core/scalars.js";
import { ChannelNameType } from "../thresholds/channel-name.type.js";
import { ReportCadence } from "./domain/report-cadence.js";
import type { ReportRequest } from "./read-report.js";

registerEnumType(ReportCadence, {
  name: "ReportCadence",
  description: "Each report is about the local day, week or month that is over; weeks begin as the settings say.",
});

@ObjectType("ScheduledReport", { description: "A summary that is sent by itself." })
export class ScheduledReportType {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => String)
  name!: string;

  @Field(() => ReportCadence)
  cadence!: ReportCadence;

  @Field(() => String, { description: "Such as `09:00`, on the clock of the reporting timezone." })
  sendAt!: string;

  @Field(() => ChannelNameType)
  channel!: ChannelNameType;

  @Field(() => Boolean)
  enabled!: boolean;

  @Field(() => String, { nullable: true, description: "The local date up to which, exclusive, periods were reported." })
  reportedUntil!: string | null;

  @Field(() => DateTimeISO, {
    nullable: true,
    description: "When it is sent next; past where that is about to happen, null while it is off.",
  })
  nextAt!: Date | null;

  @Field(() => DateTimeISO)
  createdAt!: Date;

  @Field(() => DateTimeISO)
  updatedAt!: Date;
}

@InputType()
export class ScheduledReportInput implements ReportRequest {
  @Field(() => String, { description: "1 to 60 characters on one line." })
  name!: string;

  @Field(() => ReportCadence)
  cadence!: ReportCadence;

  @Field(() => String, { defaultValue: "09:00", description: "On the clock of the reporting timezone." })
  sendAt!: string;

  @Field(() => ID)
  channelId!: string;

  @Field(() => Boolean, { defaultValue: true })
  enabled!: boolean;
}
