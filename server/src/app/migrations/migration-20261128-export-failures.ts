import { Migration } from "@mikro-orm/migrations";

/** Of an export: the reason of its failure as a code, and until when its requests were in archives. */
export class Migration20261128ExportFailures extends Migration {
  override up(): void {
    this.addSql(`
      alter table exports add column failure_code text, add column archived_before timestamptz;
      comment on column exports.failure_code is 'What error says, in one word; of a release before this one it may be missing.';
      comment on column exports.archived_before is 'Requests of its range of before were in archives when it was written. Null: none.';
    `);
  }
}
