import { Migration } from "@mikro-orm/migrations";

/** Exports that take longer than an answer may: what was asked for, how far it is, and what came of it. */
export class Migration20261128Exports extends Migration {
  override up(): void {
    this.addSql(`
      create table exports (
        id int generated always as identity primary key,
        state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled', 'expired')),
        member_id int not null references members,
        requested_at timestamptz not null default now(),
        format text not null,
        columns text[] not null,
        bom boolean not null,
        footer boolean not null,
        range_from timestamptz not null,
        range_to timestamptz not null check (range_to > range_from),
        timezone text not null,
        conditions jsonb not null,
        as_of timestamptz not null,
        total_rows bigint,
        cursor text,
        is_written boolean not null default false,
        written_bytes bigint not null default 0,
        totals jsonb not null,
        started_at timestamptz,
        finished_at timestamptz,
        expires_at timestamptz,
        bytes bigint,
        sha256 bytea,
        failures int not null default 0,
        error text
      );
      create index exports_under_way_idx on exports (id) where state in ('waiting', 'running');
      comment on table exports is 'One row per export that a job writes; its file lies in DATA_DIR/exports.';
      comment on column exports.conditions is 'Of dimensions, cost states and single requests, as they were asked for. No outside id.';
      comment on column exports.as_of is 'Rows that were recorded later are left out.';
      comment on column exports.total_rows is 'As counted when it was asked for; null where counting took too long.';
      comment on column exports.cursor is 'Rows up to this place are in the first written_bytes of the file, and totals are theirs.';
      comment on column exports.is_written is 'Every row is written; what is left is to make the file of them.';
    `);
  }
}
