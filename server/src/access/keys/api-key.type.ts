import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateTimeISO } from "../../core/scalars.js";
import type { ApiKeyScope } from "../permission.js";
import { ApiKeyState } from "./api-key-state.js";
import { ProjectType } from "./project.type.js";

/** As the schema calls them. */
export const ApiKeyScopes = { INGEST: "ingest", READ: "read", ADMIN: "admin" } as const satisfies Record<
  string,
  ApiKeyScope
>;

registerEnumType(ApiKeyScopes, {
  name: "ApiKeyScope",
  description: "INGEST records, READ asks, ADMIN corrects what was recorded and, with INGEST, backfills.",
});
registerEnumType(ApiKeyState, {
  name: "ApiKeyState",
  description: "REVOKED is final; an EXPIRED key works again with another expiry.",
});

@ObjectType("PreviousSecret", { description: "The secret of before a rotation, as long as it works." })
export class PreviousSecretType {
  @Field(() => String)
  prefix!: string;

  @Field(() => DateTimeISO)
  until!: Date;

  @Field(() => DateTimeISO, { nullable: true, description: "Since the rotation, to the minute." })
  lastUsedAt!: Date | null;
}

@ObjectType("ApiKey", { description: "A program's credential for one project." })
export class ApiKeyType {
  @Field(() => ID)
  id!: string;

  @Field(() => ProjectType)
  project!: ProjectType;

  @Field(() => String)
  name!: string;

  @Field(() => String, { description: "First characters of the secret." })
  prefix!: string;

  @Field(() => [ApiKeyScopes])
  scopes!: readonly ApiKeyScope[];

  @Field(() => ApiKeyState)
  state!: ApiKeyState;

  @Field(() => DateTimeISO)
  createdAt!: Date;

  @Field(() => String, { nullable: true, description: "E-mail of who issued it; null for one that a start made." })
  createdBy!: string | null;

  @Field(() => DateTimeISO, { nullable: true, description: "By any of its secrets, to the minute." })
  lastUsedAt!: Date | null;

  @Field(() => DateTimeISO, {
    nullable: true,
    description: "By its present secret, to the minute; null until that one is used.",
  })
  secretLastUsedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "Where it was used from then." })
  lastUsedAddress!: string | null;

  @Field(() => DateTimeISO, { nullable: true, description: "Exclusive; null: until it is revoked." })
  expiresAt!: Date | null;

  @Field(() => DateTimeISO, { nullable: true })
  revokedAt!: Date | null;

  @Field(() => Int, { nullable: true, description: "Null: no limit of its own." })
  requestsPerMinute!: number | null;

  @Field(() => PreviousSecretType, { nullable: true, description: "While a rotation is under way: the former secret." })
  previous!: PreviousSecretType | null;
}

@ObjectType("IssuedApiKey")
export class IssuedApiKeyType {
  @Field(() => ApiKeyType)
  apiKey!: ApiKeyType;

  @Field(() => String, { description: "Shown this once." })
  secret!: string;
}
