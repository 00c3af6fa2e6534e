import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";

/** A program's credential for one project. Its secrets themselves are not kept, only their SHA-256. */
@Entity({ tableName: "api_keys" })
export class ApiKey {
  @PrimaryKey({ type: "integer" })
  id!: number;

  @Property({ type: "integer" })
  projectId!: number;

  @Property({ type: "text" })
  name!: string;

  /** The first characters of the secret, to recognise it by. */
  @Property({ type: "text" })
  prefix!: string;

  @Property({ type: "blob" })
  secretHash!: Buffer;

  @Property({ type: "string[]", columnType: "text[]" })
  scopes!: string[];

  @Property({ type: "Date", columnType: "timestamptz" })
  createdAt: Date = new Date();

  /** The member who issued it; null for one that a start made. */
  @Property({ type: "integer", nullable: true })
  createdBy: number | null = null;

  /** By any secret; to the minute, as is the address that it was last used from. */
  @Property({ type: "Date", columnType: "timestamptz", nullable: true })
  lastUsedAt: Date | null = null;

  @Property({ type: "text", nullable: true })
  lastUsedAddress: string | null = null;

  @Property({ type: "Date", columnType: "timestamptz", nullable: true })
  expiresAt: Date | null = null;

  @Property({ type: "Date", columnType: "timestamptz", nullable: true })
  revokedAt: Date | null = null;

  @Property({ type: "integer", nullable: true })
  revokedBy: number | null = null;

  /** Null: as many as everybody. */
  @Property({ type: "integer", nullable: true })
  requestsPerMinute: number | null = null;

  /** By the present secret; null until it is used. */
  @Property({ type: "Date", columnType: "timestamptz", nullable: true })
  secretUsedAt: Date | null = null;

  /** Of the last rotation; good until `previousUntil`. */
  @Property({ type: "blob", nullable: true })
  previousSecretHash: Buffer | null = null;

  @Property({ type: "text", nullable: true })
  previousPrefix: string | null = null;

  @Property({ type: "Date", columnType: "timestamptz", nullable: true })
  previousUntil: Date | null = null;

  @Property({ type: "Date", columnType: "timestamptz", nullable: true })
  previousUsedAt: Date | null = null;
}
