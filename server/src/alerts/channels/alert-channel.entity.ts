import { Entity, Enum, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Language } from "../../core/language.js";
import { ChannelKind } from "../../thresholds/channel-kind.js";

/** Where messages go. What it is addressed to and signed with is sealed: see `ChannelSeal`. */
@Entity({ tableName: "alert_channels" })
export class AlertChannel {
  @PrimaryKey({ type: "integer" })
  id!: number;

  @Enum({ items: () => ChannelKind, type: "text" })
  kind!: ChannelKind;

  @Property({ type: "text" })
  name!: string;

  @Property({ type: "string[]", columnType: "text[]" })
  recipients: string[] = [];

  @Property({ type: "blob", nullable: true })
  target: Buffer | null = null;

  /** Of the target, the part that may be shown. */
  @Property({ type: "text", nullable: true })
  targetHost: string | null = null;

  @Property({ type: "blob", nullable: true })
  secret: Buffer | null = null;

  @Property({ type: "blob", nullable: true })
  formerSecret: Buffer | null = null;

  @Property({ type: "Date", columnType: "timestamptz", nullable: true })
  formerSecretUntil: Date | null = null;

  @Enum({ items: () => Language, type: "text" })
  language!: Language;

  /** On the clock of the reporting timezone, as the database spells it: `22:00:00`. */
  @Property({ type: "text", columnType: "time", nullable: true })
  quietFrom: string | null = null;

  @Property({ type: "text", columnType: "time", nullable: true })
  quietTo: string | null = null;

  @Property({ type: "integer" })
  mostPerHour!: number;

  @Property({ type: "boolean" })
  enabled!: boolean;

  @Property({ type: "integer" })
  version!: number;

  @Property({ type: "Date", columnType: "timestamptz" })
  createdAt!: Date;

  @Property({ type: "Date", columnType: "timestamptz" })
  updatedAt!: Date;

  @Property({ type: "Date", columnType: "timestamptz", nullable: true })
  deletedAt: Date | null = null;
}
