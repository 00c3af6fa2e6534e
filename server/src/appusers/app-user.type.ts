import { Field, ID, ObjectType } from "type-graphql";
import { DateTimeISO } from "../core/scalars.js";

@ObjectType("AppUser", { description: "A user of an integrated app, under a pseudonym." })
export class AppUserType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "Stable, such as sparrow-7F3K; also after an erasure." })
  pseudonym!: string;

  @Field(() => ID)
  projectId!: string;

  /** When the first event with this outside id arrived. */
  knownSince!: Date;

  @Field(() => DateTimeISO, {
    nullable: true,
    description: "The identity was erased then: nobody can tell any more who it is.",
  })
  erasedAt!: Date | null;
}

@ObjectType("AppUserSeen")
export class AppUserSeenType {
  @Field(() => ID)
  id!: string;

  @Field(() => DateTimeISO, {
    nullable: true,
    description: "Of the newest recorded request; null when none is kept.",
  })
  lastSeenAt!: Date | null;
}

@ObjectType("RevealedIdentity", { description: "Who an app user is outside. Not to be kept." })
export class RevealedIdentityType {
  @Field(() => AppUserType)
  appUser!: AppUserType;

  @Field(() => String, { description: "The id by which the integrated app knows them." })
  externalId!: string;

  @Field(() => DateTimeISO, { description: "Stop showing it then: five minutes after it was revealed." })
  until!: Date;

  @Field(() => ID)
  auditEntryId!: string;
}
