import { Migration } from "@mikro-orm/migrations";

/** Room in the pages of rollups for rows that change. */
export class Migration20261126HotRollups extends Migration {
  override up(): void {
    this.addSql(`
      -- The rows of the running quarter change with every transaction.
      alter table token_usage_stats set (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);
      alter table token_usage_user_stats set (fillfactor = 80);
    `);
  }
}
