import { Migration } from "@mikro-orm/migrations";

/** What became of what each API key sent last, for who connects a program. */
export class Migration20261127KeyOutcomes extends Migration {
  override up(): void {
    this.addSql(`
      create table api_key_outcomes (
        api_key_id int primary key references api_keys (id) on delete cascade,
        event_id text,
        recorded_at timestamptz,
        rejected_at timestamptz,
        rejected_code text check (rejected_code in ('BAD_INPUT', 'CONFLICT', 'FORBIDDEN')),
        rejected_field text,
        rejected_message text,
        check ((event_id is null) = (recorded_at is null)),
        check ((rejected_at is null) = (rejected_code is null) and (rejected_at is null) = (rejected_message is null))
      ) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 200);
      comment on table api_key_outcomes is 'Of each API key: its last event that is recorded, by the sender''s id, and its last refusal. Written about once a second; a crash may lose the last one.';
      comment on column api_key_outcomes.rejected_message is 'What was expected. Nothing of what was sent.';
    `);
  }
}
