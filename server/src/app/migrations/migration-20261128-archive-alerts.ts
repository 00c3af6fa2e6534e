import { Migration } from "@mikro-orm/migrations";

/** Archives in trouble are alerts, of a threshold that nobody sets. */
export class Migration20261128ArchiveAlerts extends Migration {
  override up(): void {
    this.addSql(`
      do $body$
      declare
        former record;
      begin
        for former in
          select conrelid::regclass as owner, conname as name from pg_constraint
          where contype = 'c' and conrelid in ('usage_thresholds'::regclass, 'usage_alerts'::regclass)
            and pg_get_constraintdef(oid) like '%NO_DATA%' and pg_get_constraintdef(oid) not like '%silent_minutes%'
        loop
          execute format('alter table %s drop constraint %I', former.owner, former.name);
        end loop;
      end
      $body$;
      alter table usage_thresholds
        add constraint usage_thresholds_kind_check check (kind in ('LIMIT', 'ANOMALY', 'NO_DATA', 'ARCHIVE')),
        add constraint usage_thresholds_meter_of_kind_check check ((kind in ('NO_DATA', 'ARCHIVE')) = (meter is null));
      alter table usage_alerts
        add constraint usage_alerts_threshold_type_check
        check (threshold_type in ('LEVEL', 'PACE', 'ANOMALY', 'NO_DATA', 'ARCHIVE'));
      create unique index usage_thresholds_archive_key on usage_thresholds ((true)) where kind = 'ARCHIVE';
      comment on index usage_thresholds_archive_key is 'One, made with the first alert of it: servers of the release before know of none.';
    `);
  }
}
