import { Migration } from "@mikro-orm/migrations";

/** App users are found day by day, so that what is recorded now changes few pages of a large ledger's indexes. */
export class Migration20261127UserDays extends Migration {
  override up(): void {
    this.addSql(`
      create index token_usage_user_day_idx on token_usage
        (((created_at at time zone 'UTC')::date) desc, user_id, created_at desc, id desc) where user_id is not null;
      drop index token_usage_user_idx;

      create index token_usage_user_stats_user_day_idx on token_usage_user_stats
        (((bucket_start at time zone 'UTC')::date), user_id, bucket_start);
      drop index token_usage_user_stats_user_idx;
    `);
  }
}
