import { Migration } from "@mikro-orm/migrations";

/** The same local days are another period in another zone: what crosses in it is an alert of its own. */
export class Migration20261127AlertZones extends Migration {
  override up(): void {
    this.addSql(`
      do $body$
      declare former text;
      begin
        select conname into strict former from pg_constraint where conrelid = 'usage_alerts'::regclass and contype = 'u';
        execute format('alter table usage_alerts drop constraint %I', former);
      end
      $body$;
      alter table usage_alerts add constraint usage_alerts_once
        unique (threshold_id, subject, threshold_type, period_start, level, threshold_value, timezone);
    `);
  }
}
