import { Entity, Enum, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Member } from "../member.entity.js";
import { Role } from "../permission.js";

/** A place for somebody who is no member yet. The link's token is not kept, only its SHA-256. */
@Entity({ tableName: "member_invitations" })
export class Invitation {
  @PrimaryKey({ type: "integer" })
  id!: number;

  @Property({ type: "text" })
  email!: string;

  @Enum({ items: () => Role, type: "string" })
  role!: Role;

  @Property({ type: "blob" })
  tokenHash!: Buffer;

  @ManyToOne({ entity: () => Member, fieldName: "invited_by", nullable: true })
  invitedBy: Member | null = null;

  @Property({ type: "Date", columnType: "timestamptz" })
  createdAt: Date = new Date();

  @Property({ type: "Date", columnType: "timestamptz" })
  expiresAt!: Date;

  @Property({ type: "Date", columnType: "timestamptz", nullable: true })
  acceptedAt: Date | null = null;

  @Property({ type: "Date", columnType: "timestamptz", nullable: true })
  revokedAt: Date | null = null;
}

/** Neither used, nor revoked, nor too old. */
export const stillOpen = (now: Date) => ({ acceptedAt: null, revokedAt: null, expiresAt: { $gt: now } });
