import type { IngestReceipt, Rejection } from "@tokenledger/model/ingest-receipt";
import { Field, Int, ObjectType } from "type-graphql";

@ObjectType("Rejection", { description: "Why one event of a batch was not recorded." })
export class RejectionType implements Rejection {
  @Field(() => Int, { description: "Position in the batch, from 0." })
  index!: number;

  @Field(() => String, { nullable: true })
  id!: string | null;

  @Field(() => String, { description: "BAD_INPUT or CONFLICT." })
  code!: Rejection["code"];

  @Field(() => String, { nullable: true })
  field!: string | null;

  @Field(() => String)
  message!: string;
}

@ObjectType("IngestReceipt", { description: "What became of a batch. Sent only after its transaction committed." })
export class IngestReceiptType implements IngestReceipt {
  @Field(() => Int)
  accepted!: number;

  @Field(() => Int, { description: "Sent before with the same content; counted once." })
  duplicates!: number;

  @Field(() => [RejectionType])
  rejected!: readonly RejectionType[];

  @Field(() => [String], { description: "Names of fields that are not known here." })
  ignoredFields!: readonly string[];
}
