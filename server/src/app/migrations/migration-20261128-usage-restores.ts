import { Migration } from "@mikro-orm/migrations";

/** Archived months that are back for a while, to be looked at; tables called `restored_usage_…` beside the ledger. */
export class Migration20261128UsageRestores extends Migration {
  override up(): void {
    this.addSql(`
      create table usage_restores (
        month date primary key check (month = date_trunc('month', month)),
        requested_at timestamptz not null default now(),
        restored_at timestamptz,
        expires_at timestamptz not null,
        row_count bigint,
        failure text
      );
      comment on table usage_restores is 'Never summed: what was archived is in every sum already.';
    `);
  }
}
