import { Entity, Enum, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Role } from "./permission.js";

/** A person who may sign in to the console. */
@Entity({ tableName: "members" })
export class Member {
  @PrimaryKey({ type: "integer" })
  id!: number;

  @Property({ type: "text" })
  email!: string;

  @Property({ type: "text" })
  name: string = "";

  /** Null for who only signs in through the OpenID provider. */
  @Property({ type: "text", nullable: true })
  passwordHash!: string | null;

  @Enum({ items: () => Role, type: "string" })
  role!: Role;

  @Property({ type: "Date", columnType: "timestamptz" })
  createdAt: Date = new Date();

  @Property({ type: "Date", columnType: "timestamptz", nullable: true })
  lastSeenAt: Date | null = null;

  @Property({ type: "Date", columnType: "timestamptz", nullable: true })
  disabledAt: Date | null = null;

  /** Sealed; asked for once it is confirmed. */
  @Property({ type: "blob", nullable: true })
  totpSecret: Buffer | null = null;

  @Property({ type: "Date", columnType: "timestamptz", nullable: true })
  totpConfirmedAt: Date | null = null;

  @Property({ type: "text", nullable: true })
  oidcIssuer: string | null = null;

  @Property({ type: "text", nullable: true })
  oidcSubject: string | null = null;
}
