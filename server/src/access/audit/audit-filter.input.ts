import { Field, InputType } from "type-graphql";
import { RangeInput } from "../../core/range.input.js";
import type { AuditFilterRequest } from "./audit-filter.js";

@InputType({ description: "What is absent, null or empty restricts nothing." })
export class AuditFilterInput implements AuditFilterRequest {
  @Field(() => RangeInput, { nullable: true, description: "In the reporting timezone; default: all time." })
  range?: RangeInput | null;

  @Field(() => [String], { nullable: true, description: "E-mails of members and names of keys, as entries tell them." })
  actors?: string[] | null;

  @Field(() => [String], { nullable: true })
  actions?: string[] | null;

  @Field(() => String, { nullable: true })
  targetKind?: string | null;

  @Field(() => String, { nullable: true })
  targetId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Part of anything that an entry tells, or of what its target is called now; in any case of letters.",
  })
  search?: string | null;
}
