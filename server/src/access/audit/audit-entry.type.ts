import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { PageInfo } from "../../core/page-info.js";
import { DateTimeISO } from "../../core/scalars.js";
import type { AuditChange } from "../domain/audit-changes.js";
import type { AuditEntry } from "./audit-entry.js";
import type { AuditFilterOptions } from "./audit-filter-options.query.js";

const AuditActorKind = { MEMBER: "MEMBER", API_KEY: "API_KEY", SYSTEM: "SYSTEM" } as const;
registerEnumType(AuditActorKind, { name: "AuditActorKind" });

@ObjectType("AuditChange", { description: "One field: JSON text before and after, null where there was nothing." })
class AuditChangeType implements AuditChange {
  @Field(() => String)
  field!: string;

  @Field(() => String, { nullable: true })
  before!: string | null;

  @Field(() => String, { nullable: true })
  after!: string | null;
}

@ObjectType("AuditEntry", { description: "An administrative act. It was written in the transaction that did it." })
class AuditEntryType implements AuditEntry {
  @Field(() => ID)
  id!: string;

  @Field(() => DateTimeISO)
  at!: Date;

  @Field(() => AuditActorKind)
  actorKind!: AuditEntry["actorKind"];

  @Field(() => String, {
    nullable: true,
    description: "E-mail of the member or name of the key at the time; null for the system.",
  })
  actor!: string | null;

  @Field(() => String, { description: "A verb on a thing: price.create" })
  action!: string;

  @Field(() => String)
  targetKind!: string;

  @Field(() => String, { nullable: true })
  targetId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "As it is called now: e-mail, pseudonym, name of a key; null when it has no name.",
  })
  targetName!: string | null;

  @Field(() => [AuditChangeType])
  changes!: readonly AuditChange[];

  @Field(() => String, { nullable: true })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: "Of the client." })
  address!: string | null;
}

@ObjectType("AuditPage")
export class AuditPageType {
  @Field(() => [AuditEntryType])
  nodes!: readonly AuditEntry[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  @Field(() => Int, { description: "From the same snapshot as the entries." })
  totalCount!: number;
}

@ObjectType("AuditFilterOptions", { description: "Values that occur, for filter pickers." })
export class AuditFilterOptionsType implements AuditFilterOptions {
  @Field(() => [String])
  actors!: readonly string[];

  @Field(() => [String])
  actions!: readonly string[];

  @Field(() => [String])
  targetKinds!: readonly string[];
}
