import { Migration } from "@mikro-orm/migrations";

/** Months of raw requests that moved into files, and what changes a month while it is being moved. */
export class Migration20261128UsageArchives extends Migration {
  override up(): void {
    this.addSql(`
      create table usage_archives (
        id int generated always as identity primary key,
        month date not null check (month = date_trunc('month', month)),
        part int not null check (part >= 1),
        state text not null check (state in ('writing', 'written', 'verified', 'archived', 'failed')),
        object_key text,
        schema_version int,
        row_count bigint,
        figures jsonb,
        total_tokens numeric,
        cost numeric,
        first_at timestamptz,
        last_at timestamptz,
        bytes bigint,
        sha256 text,
        started_at timestamptz not null default now(),
        verified_at timestamptz,
        detached_at timestamptz,
        identities_through timestamptz,
        dropped_at timestamptz,
        failure text,
        failed_at timestamptz,
        failure_told text,
        unique (month, part),
        check ((detached_at is null) or (state = 'archived'))
      );
      comment on table usage_archives is 'One row per file of raw requests that leave the database: a month in UTC, and a part of it, since what is recorded for a month that is archived becomes a further one.';
      comment on column usage_archives.figures is 'Of every column of the file: how many values, their sum or length, the least and the greatest.';
      comment on column usage_archives.detached_at is 'Since then these requests are in the file alone as far as questions are concerned.';
      comment on column usage_archives.identities_through is 'Identities of the requests up to this moment are removed.';
      comment on column usage_archives.failure is 'Why the last attempt got no further, for administrators; null after one that did.';

      comment on column usage_archives.failure_told is 'The failure that administrators were mailed.';

      create table usage_archive_changes (
        month date not null,
        transaction xid8 not null,
        primary key (month, transaction)
      );
      comment on table usage_archive_changes is 'Transactions that changed raw requests of a month while it was being archived.';

      create table retention_runs (
        id int generated always as identity primary key,
        night_at timestamptz unique,
        requested_at timestamptz not null default now(),
        started_at timestamptz,
        ended_at timestamptz,
        archived date[],
        failed date[]
      );
      comment on column retention_runs.night_at is 'When it was due; null for one that a member asked for.';
      create unique index retention_runs_waiting_idx on retention_runs ((true)) where ended_at is null and night_at is null;

      -- Whoever installs or upgrades can lengthen the retention before the first night.
      create table retention_since (installed_at timestamptz not null default now());
      insert into retention_since default values;

      create function note_archive_change() returns trigger language plpgsql as $body$
      begin
        insert into usage_archive_changes (month, transaction)
        values (tg_argv[0]::date, pg_current_xact_id()) on conflict do nothing;
        return null;
      end
      $body$;
    `);
  }
}
