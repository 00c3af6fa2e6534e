import { Field, ID, ObjectType } from "type-graphql";
import { DateTimeISO } from "../../core/scalars.js";
import { Role } from "../permission.js";
import type { Invitation } from "./invitation.entity.js";

@ObjectType("Invitation", { description: "A place for somebody who is no member yet; open for seven days." })
export class InvitationType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  email!: string;

  @Field(() => Role)
  role!: Role;

  @Field(() => String, { nullable: true, description: "E-mail of who invited; null when unknown." })
  invitedBy!: string | null;

  @Field(() => DateTimeISO)
  createdAt!: Date;

  @Field(() => DateTimeISO)
  expiresAt!: Date;
}

@ObjectType()
export class IssuedInvitation {
  @Field(() => InvitationType)
  invitation!: InvitationType;

  @Field(() => String, { description: "The link to hand over; shown this once." })
  url!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether a mail with it went out: null when no mail server is configured.",
  })
  mailed!: boolean | null;
}

@ObjectType({ description: "What the one who opens the link is offered." })
export class InvitationOffer {
  @Field(() => String)
  email!: string;

  @Field(() => Role)
  role!: Role;

  @Field(() => DateTimeISO)
  expiresAt!: Date;
}

export function toInvitationType(invitation: Invitation): InvitationType {
  const { id, email, role, invitedBy, createdAt, expiresAt } = invitation;
  return { id: String(id), email, role, invitedBy: invitedBy?.email ?? null, createdAt, expiresAt };
}
