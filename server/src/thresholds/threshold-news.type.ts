import { Field, ObjectType } from "type-graphql";
import type { ThresholdNews } from "./threshold-news.js";

@ObjectType("ThresholdNews", {
  description: "Something of thresholds, of their alerts, or of how near to them usage is, changed: ask again.",
})
export class ThresholdNewsType implements ThresholdNews {
  @Field(() => String, {
    description: "Pass the last one as since to be told at once when something changed since; of one server.",
  })
  cursor!: string;
}
