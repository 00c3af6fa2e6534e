import { Migration } from "@mikro-orm/migrations";

/**
 * The same local days are another period in another zone: what crosses in it is an alert of its own. The new index is built
 * before the former constraint goes: the lock that stops everybody lasts a moment.
 */
export class Migration20261127AlertZones extends Migration {
  override up(): void {
    this.addSql(`
      create unique index usage_alerts_once on usage_alerts
        (threshold_id, subject, threshold_type, period_start, level, threshold_value, timezone);
      do $body$
      declare former text;
      begin
        select conname into strict former from pg_constraint where conrelid = 'usage_alerts'::regclass and contype = 'u';
        execute format('alter table usage_alerts drop constraint %I', former);
      end
      $body$;
      alter table usage_alerts add constraint usage_alerts_once unique using index usage_alerts_once;
    `);
  }
}
