import { Field, Int, ObjectType } from "type-graphql";
import { DateTimeISO } from "../core/scalars.js";
import type { DriftingDay } from "./known-drift.js";

@ObjectType("RollupDrift", { description: "A UTC day whose sums differ from the recorded requests." })
export class RollupDriftType implements DriftingDay {
  @Field(() => String, { description: "UTC day, such as 2026-11-26." })
  day!: string;

  @Field(() => Int, { description: "Sums of 15 minutes that differ from the requests." })
  rollupRows!: number;

  @Field(() => Int, { description: "Days, months and spans of days of app users that differ from those sums." })
  counterRows!: number;

  @Field(() => DateTimeISO, { description: "When the day was first found to differ." })
  foundAt!: Date;
}
