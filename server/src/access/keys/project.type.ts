import { Field, ID, Int, ObjectType } from "type-graphql";
import { DateTimeISO } from "../../core/scalars.js";

@ObjectType("Project", { description: "An application that sends usage. Every request belongs to one." })
export class ProjectType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Boolean, { description: "The demo fills it, and nobody else records into it." })
  isDemo!: boolean;

  @Field(() => DateTimeISO)
  createdAt!: Date;

  @Field(() => Int, { description: "Keys that are not revoked." })
  keys!: number;
}
