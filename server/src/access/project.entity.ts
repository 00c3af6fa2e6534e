import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";

/** An application that sends usage. Every event belongs to one. */
@Entity({ tableName: "projects" })
export class Project {
  @PrimaryKey({ type: "integer" })
  id!: number;

  @Property({ type: "text" })
  name!: string;

  @Property({ type: "boolean" })
  isDemo: boolean = false;

  @Property({ type: "Date", columnType: "timestamptz" })
  createdAt: Date = new Date();
}
