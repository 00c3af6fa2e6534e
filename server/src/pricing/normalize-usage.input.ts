import { Field, InputType } from "type-graphql";
import { DateTimeISO } from "../core/scalars.js";

@InputType("NormalizeUsageInput", { description: "Usage to be read and priced without being recorded." })
export class NormalizeUsageInput {
  @Field(() => String)
  provider!: string;

  @Field(() => String)
  model!: string;

  @Field(() => String, { nullable: true, description: "One of usageDialects; default: told by provider and shape." })
  dialect?: string | null;

  @Field(() => String, {
    description:
      "At most 1 MiB of text: a usage object, a whole response, an array of stream chunks, one JSON object per line, or an SSE stream.",
  })
  usage!: string;

  @Field(() => DateTimeISO, { nullable: true, description: "When the call happened; default: now." })
  time?: Date | null;

  @Field(() => String, { nullable: true, description: "Default: what the usage says." })
  serviceTier?: string | null;
}
