import { Field, Float, Int, ObjectType } from "type-graphql";
import { DateTimeISO } from "../../core/scalars.js";

@ObjectType("IngestHealth", { description: "Of requests of the last hour, the newest 500 at most, demo data aside." })
export class IngestHealthType {
  @Field(() => Int)
  requests!: number;

  @Field(() => Float, {
    nullable: true,
    description: "Milliseconds from a request's own time until it was recorded, in the middle; null without any.",
  })
  lagMs!: number | null;

  @Field(() => Float, { nullable: true, description: "The same that 95 of 100 stay below." })
  lagP95Ms!: number | null;
}

@ObjectType("MergingHealth", { description: "Sums are exact whatever waits; they become slower." })
export class MergingHealthType {
  @Field(() => Int, { description: "Differences that the sums by app user have yet to merge." })
  waiting!: number;

  @Field(() => DateTimeISO, { nullable: true, description: "Null before the first time." })
  mergedAt!: Date | null;

  @Field(() => Int, { description: "Days whose sums were last found to differ from their requests." })
  driftDays!: number;
}

@ObjectType("ArchivingHealth")
export class ArchivingHealthType {
  @Field(() => DateTimeISO, { nullable: true, description: "When the last run ended; null before the first." })
  lastRunAt!: Date | null;

  @Field(() => String, { nullable: true, description: "The newest month that is archived, such as 2026-08." })
  newestMonth!: string | null;

  @Field(() => Int, { description: "Archives that could not be finished or no longer agree." })
  failed!: number;
}

@ObjectType("MessagesHealth", { description: "Messages of alerts and reports, by whatever channel." })
export class MessagesHealthType {
  @Field(() => Int)
  waiting!: number;

  @Field(() => DateTimeISO, { nullable: true, description: "Since when the oldest waits; null when none does." })
  waitingSince!: Date | null;

  @Field(() => Int, { description: "Given up within seven days." })
  givenUp!: number;
}

@ObjectType("DataHealth", {
  description: "Whether everything that was sent is where it belongs. What cannot be found out is null, never 0.",
})
export class DataHealthType {
  @Field(() => DateTimeISO, { description: "By the server's clock." })
  askedAt!: Date;
}
