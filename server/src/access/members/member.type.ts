import { Field, ID, Int, ObjectType } from "type-graphql";
import { DateTimeISO } from "../../core/scalars.js";
import type { Member } from "../member.entity.js";
import { Role } from "../permission.js";

@ObjectType("Member", { description: "A person who may sign in to the console." })
export class MemberType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  email!: string;

  @Field(() => String, { description: "As they wish to be called; may be empty." })
  name!: string;

  @Field(() => Role)
  role!: Role;

  @Field(() => DateTimeISO)
  createdAt!: Date;

  @Field(() => DateTimeISO, { nullable: true, description: "To the minute; null when they never signed in." })
  lastSeenAt!: Date | null;

  @Field(() => DateTimeISO, { nullable: true, description: "Since when they cannot sign in; null while they can." })
  disabledAt!: Date | null;

  @Field(() => Boolean, { description: "False for who only signs in through the provider." })
  hasPassword!: boolean;

  @Field(() => Boolean)
  hasSecondFactor!: boolean;

  @Field(() => Int, { description: "Open sessions." })
  sessions!: number;
}

export function toMemberType(member: Member, sessions: number): MemberType {
  const { id, email, name, role, createdAt, lastSeenAt, disabledAt, passwordHash, totpConfirmedAt } = member;
  return {
    id: String(id),
    email,
    name,
    role,
    createdAt,
    lastSeenAt,
    disabledAt,
    hasPassword: passwordHash !== null,
    hasSecondFactor: totpConfirmedAt !== null,
    sessions,
  };
}
