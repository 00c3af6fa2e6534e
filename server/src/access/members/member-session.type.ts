import { Field, ID, ObjectType } from "type-graphql";
import { DateTimeISO } from "../../core/scalars.js";
import type { Session } from "../session.entity.js";
import type { Viewer } from "../viewer.js";
import { deviceInWords } from "./device-in-words.js";

@ObjectType("MemberSession", { description: "A sign-in of a member that can still be used." })
export class MemberSessionType {
  @Field(() => ID)
  id!: string;

  @Field(() => DateTimeISO)
  createdAt!: Date;

  @Field(() => DateTimeISO, { description: "To the minute." })
  lastSeenAt!: Date;

  @Field(() => DateTimeISO, { description: "When it ends at the latest, however much it is used." })
  expiresAt!: Date;

  @Field(() => String, { nullable: true, description: "It was opened from there. Null when unknown." })
  address!: string | null;

  @Field(() => String, { nullable: true, description: "Browser and system, in words. Null when unknown." })
  device!: string | null;

  @Field(() => Boolean, { description: "The one that asks." })
  isCurrent!: boolean;
}

export function toMemberSessionType(session: Session, viewer: Viewer | null): MemberSessionType {
  const { id, createdAt, lastSeenAt, expiresAt, address, userAgent } = session;
  return {
    id,
    createdAt,
    lastSeenAt,
    expiresAt,
    address,
    device: userAgent === null ? null : deviceInWords(userAgent),
    isCurrent: viewer?.kind === "MEMBER" && viewer.sessionId === id,
  };
}
