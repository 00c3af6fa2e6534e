import { BigIntType } from "@mikro-orm/core";
import { Entity, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Member } from "./member.entity.js";

/** A sign-in to the console. The cookie's token is not kept, only its SHA-256. */
@Entity({ tableName: "sessions" })
export class Session {
  @PrimaryKey({ type: new BigIntType("string") })
  id!: string;

  @ManyToOne({ entity: () => Member, fieldName: "member_id" })
  member!: Member;

  @Property({ type: "blob" })
  tokenHash!: Buffer;

  @Property({ type: "Date", columnType: "timestamptz" })
  createdAt: Date = new Date();

  @Property({ type: "Date", columnType: "timestamptz" })
  lastSeenAt: Date = new Date();

  @Property({ type: "Date", columnType: "timestamptz" })
  expiresAt!: Date;

  /** When its member last proved who they are. */
  @Property({ type: "Date", columnType: "timestamptz" })
  confirmedAt: Date = new Date();

  @Property({ type: "text", nullable: true })
  address: string | null = null;

  @Property({ type: "text", nullable: true })
  userAgent: string | null = null;
}
