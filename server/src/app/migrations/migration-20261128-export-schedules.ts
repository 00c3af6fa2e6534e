import { Migration } from "@mikro-orm/migrations";

/** Exports that are written by themselves, a file for each period, into the archive store. */
export class Migration20261128ExportSchedules extends Migration {
  override up(): void {
    this.addSql(`
      create table export_schedules (
        id int generated always as identity primary key,
        name text not null,
        cadence text not null check (cadence in ('DAY', 'WEEK', 'MONTH')),
        member_id int not null references members,
        format text not null,
        columns text[] not null,
        bom boolean not null,
        footer boolean not null,
        conditions jsonb not null,
        enabled boolean not null default true,
        exported_until date not null,
        created_at timestamptz not null default now(),
        deleted_at timestamptz
      );
      comment on table export_schedules is 'One row per export that is written by itself; each of its periods is a row of exports.';
      comment on column export_schedules.exported_until is 'Local day of the reporting timezone up to which, exclusive, periods were ordered.';
      alter table exports add column schedule_id int references export_schedules, add column object_key text,
        add column failure_told boolean not null default false;
      comment on column exports.schedule_id is 'Null for what a person asked for.';
      comment on column exports.object_key is 'Where its file lies in the archive store; null while it lies in DATA_DIR/exports.';
    `);
  }
}
