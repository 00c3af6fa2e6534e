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
  passwordHash!: string;

  @Enum({ items: () => Role, type: "string" })
  role!: Role;

  @Property({ type: "Date", columnType: "timestamptz" })
  createdAt: Date = new Date();

  @Property({ type: "Date", columnType: "timestamptz", nullable: true })
  disabledAt: Date | null = null;
}
