import { Field, InputType } from "type-graphql";
import { DateTimeISO } from "./scalars.js";

@InputType("RangeInput", { description: "Either a preset, or from (inclusive) and to (exclusive)." })
export class RangeInput {
  @Field(() => String, {
    nullable: true,
    description:
      "today yesterday 24h 7d 30d 90d wtd mtd lastmonth; resolved on the server in the filter's timezone. Or, as people read them, inclusive dates: 2026-11-01..2026-11-23, or local times 2026-11-23T09:00..2026-11-23T18:00",
  })
  preset?: string | null;

  @Field(() => DateTimeISO, { nullable: true })
  from?: Date | null;

  @Field(() => DateTimeISO, { nullable: true })
  to?: Date | null;
}
