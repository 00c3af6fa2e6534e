import { Migration } from "@mikro-orm/migrations";

/** Vacuum keeps the room of differences for the next ones: giving it back locks recording out. */
export class Migration20261127KeepRoom extends Migration {
  override up(): void {
    this.addSql("alter table usage_deltas set (vacuum_truncate = off);");
  }
}
