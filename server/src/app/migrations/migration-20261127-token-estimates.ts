import { Migration } from "@mikro-orm/migrations";

/** What senders reckoned before their calls is kept beside what providers counted. */
export class Migration20261127TokenEstimates extends Migration {
  override up(): void {
    this.addSql(`
      -- Without a default and without a check no row is read or written: the table may have any size.
      alter table token_usage add column estimated_input_tokens bigint;
      comment on column token_usage.estimated_input_tokens is
        'Input tokens as the sender reckoned them before the call; null when it said nothing.';
    `);
  }
}
