import { Field, Int, ObjectType } from "type-graphql";
import { DateTimeISO } from "../../core/scalars.js";
import { AlertObjectType } from "../alert.type.js";
import type { AlertNews } from "./alert-news.js";

@ObjectType("AlertNews", {
  description:
    "Alerts that came, or were changed. Without any it says that the connection lives, or that another number is open.",
})
export class AlertNewsType implements Omit<AlertNews, "at" | "alerts"> {
  @Field(() => String, { description: "Pass the last one as since, to any server, to hear what changed meanwhile." })
  cursor!: string;

  @Field(() => DateTimeISO, {
    nullable: true,
    description: "Set when more changed before it than can be told, or some are gone: ask again.",
  })
  droppedBefore!: Date | null;

  @Field(() => Int, { description: "How many alerts are open." })
  open!: number;

  @Field(() => [AlertObjectType], {
    description: "At most 50, as they are by now. One may come again: the same version says the same.",
  })
  alerts!: readonly AlertObjectType[];
}
