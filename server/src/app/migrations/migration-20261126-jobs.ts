import { Migration } from "@mikro-orm/migrations";

/** Recurring work that one replica at a time does, by the clock of the database. */
export class Migration20261126Jobs extends Migration {
  override up(): void {
    this.addSql(`
      create table jobs (
        name text primary key,
        due_at timestamptz not null,
        holder text,
        lease_until timestamptz,
        started_at timestamptz,
        succeeded_at timestamptz,
        duration_ms int,
        failures int not null default 0,
        failures_total bigint not null default 0,
        failed_at timestamptz,
        last_error text,
        check ((holder is null) = (lease_until is null))
      ) with (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

      comment on column jobs.holder is 'The run that holds the lease; another one takes over when it has ended.';
      comment on column jobs.failures is 'In a row; the next success sets it back.';
    `);
  }
}
