import { Field, ObjectType } from "type-graphql";
import { DateTimeISO, Decimal, SafeInt } from "../core/scalars.js";
import { CoverageType } from "./usage-totals.type.js";

@ObjectType("NoteFeature", { description: "What a feature did with a note." })
export class NoteFeatureType {
  @Field(() => String)
  feature!: string;

  @Field(() => SafeInt)
  requests!: number;

  @Field(() => Decimal, { description: "USD of the requests with a known price." })
  cost!: string;
}

@ObjectType("NoteUsage", { description: "Requests about one note." })
export class NoteUsageType {
  @Field(() => String)
  noteId!: string;

  @Field(() => SafeInt)
  requests!: number;

  @Field(() => Decimal, { description: "USD of the requests with a known price; see coverage." })
  cost!: string;

  @Field(() => CoverageType)
  coverage!: CoverageType;

  @Field(() => [NoteFeatureType], { description: "Dearest first." })
  byFeature!: NoteFeatureType[];

  @Field(() => DateTimeISO, { description: "When the last of these requests was made." })
  lastAt!: Date;
}
