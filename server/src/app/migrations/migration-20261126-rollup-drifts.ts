import { Migration } from "@mikro-orm/migrations";

/** Days whose sums were found to differ. */
export class Migration20261126RollupDrifts extends Migration {
  override up(): void {
    this.addSql(`
      create table rollup_drifts (
        day date primary key,
        rollup_rows bigint not null,
        counter_rows bigint not null,
        found_at timestamptz not null default now()
      );
      comment on table rollup_drifts is 'UTC days whose rollups or counters were last found to differ from raw rows; a clean check deletes its row.';
    `);
  }
}
