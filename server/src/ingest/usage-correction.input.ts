import { Field, InputType } from "type-graphql";
import { RequestStatus } from "../core/request-status.js";
import { SafeInt } from "../core/scalars.js";
import { ReportedUsageInput } from "./reported-usage.input.js";

/** Thin on purpose: `usageCorrectionSchema` checks it, by the rules for recorded events. */
@InputType({
  description:
    "What a recorded event should have said; absent fields stay as they are. Token counts or a usage object replace all that was reported before.",
})
export class UsageCorrectionInput extends ReportedUsageInput {
  @Field(() => String, { nullable: true, description: "ISO 8601 with offset: when the model call really happened." })
  time?: string;

  @Field(() => String, { nullable: true, description: "Null: nobody." })
  userId?: string | null;

  @Field(() => String, { nullable: true, description: "Null: no note." })
  noteId?: string | null;

  @Field(() => String, { nullable: true })
  feature?: string;

  @Field(() => String, { nullable: true })
  operation?: string;

  @Field(() => String, { nullable: true })
  provider?: string;

  @Field(() => String, { nullable: true })
  model?: string;

  @Field(() => String, { nullable: true, description: "Null: the served model was asked for." })
  requestedModel?: string | null;

  @Field(() => SafeInt, { nullable: true, description: "Null: unknown." })
  durationMs?: number | null;

  @Field(() => RequestStatus, { nullable: true })
  status?: RequestStatus;

  @Field(() => String, { nullable: true })
  serviceTier?: string | null;
}

/** The same correction in the words of the wire. */
export function toWireCorrection({ status, ...correction }: UsageCorrectionInput): Record<string, unknown> {
  return { ...correction, status: status?.toLowerCase() };
}
