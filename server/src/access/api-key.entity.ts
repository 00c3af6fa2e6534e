import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";

/** A program's credential for one project. The secret itself is not kept, only its SHA-256. */
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

  @Property({ type: "Date", columnType: "timestamptz", nullable: true })
  lastUsedAt: Date | null = null;

  @Property({ type: "Date", columnType: "timestamptz", nullable: true })
  expiresAt: Date | null = null;

  @Property({ type: "Date", columnType: "timestamptz", nullable: true })
  revokedAt: Date | null = null;

  /** Null: as many as everybody. */
  @Property({ type: "integer", nullable: true })
  requestsPerMinute: number | null = null;
}
