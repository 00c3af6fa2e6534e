import { Migration } from "@mikro-orm/migrations";

/** What corrections replaced. */
export class Migration20261126UsageCorrections extends Migration {
  override up(): void {
    this.addSql(`
      create table usage_corrections (
        id bigint generated always as identity primary key,
        project_id int not null,
        event_id text not null,
        member_id int,
        api_key_id int,
        reason text not null,
        before jsonb not null,
        after jsonb not null,
        corrected_at timestamptz not null default now()
      );
      create index usage_corrections_event_idx on usage_corrections (project_id, event_id);
      comment on table usage_corrections is 'What a correction replaced. Rows are never changed.';
    `);
  }
}
