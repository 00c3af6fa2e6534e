import { Migration } from "@mikro-orm/migrations";

/** A reporting timezone that cannot be read would break every question; it is refused where it is written. */
export class Migration20261126ReportingTimezone extends Migration {
  override up(): void {
    // Names that are read in any case, by PostgreSQL as by what shows them. Abbreviations have no summer time and
    // mean several zones; a file such as "posixrules" or "localtime" is a zone on one machine only.
    this.addSql(`
      create function check_reporting_timezone() returns trigger language plpgsql as $body$
      begin
        if jsonb_typeof(new.value) <> 'string' or not exists (
          select from pg_timezone_names
          where lower(name) = lower(new.value #>> '{}')
            and name !~ '^(posix/|right/|(posixrules|localtime|Factory)$)'
        ) then
          raise exception using errcode = 'invalid_parameter_value', message = format(
            'reportingTimezone: expected the name of a time zone such as "Europe/Berlin", no abbreviation and no offset, got %s',
            new.value
          );
        end if;
        return new;
      end
      $body$;

      create trigger reporting_timezone_checked before insert or update on settings
      for each row when (new.key = 'reportingTimezone') execute function check_reporting_timezone();
    `);
  }
}
