import { Field, ObjectType } from "type-graphql";
import { BigIntString, Decimal } from "../core/scalars.js";
import type { TimezoneShift } from "./timezone-preview.query.js";

@ObjectType("TimezoneShift", { description: "One date, as its day is now and as it would be in another zone." })
export class TimezoneShiftType implements TimezoneShift {
  @Field(() => String, { description: "Local date, such as 2026-11-23." })
  day!: string;

  @Field(() => BigIntString)
  requestsNow!: bigint;

  @Field(() => BigIntString)
  requestsThen!: bigint;

  @Field(() => Decimal, { description: "USD of the requests whose cost is known." })
  costNow!: string;

  @Field(() => Decimal, { description: "USD of the requests whose cost is known." })
  costThen!: string;
}
