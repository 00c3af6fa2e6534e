import { Migration } from "@mikro-orm/migrations";

/** What was decided about findings of the savings report, and what an applied one is measured by. */
export class Migration20261127SavingsMarks extends Migration {
  override up(): void {
    this.addSql(`
      create table savings_marks (
        id text primary key,
        project_id int not null references projects on delete cascade,
        status text not null check (status in ('OPEN', 'PLANNED', 'APPLIED', 'DISMISSED')),
        reason text,
        version int not null,
        marked_at timestamptz not null,
        finding jsonb not null,
        applied_at timestamptz,
        basis jsonb,
        check ((applied_at is null) = (status <> 'APPLIED')),
        check ((basis is null) = (status <> 'APPLIED'))
      );
      comment on column savings_marks.finding is 'As it was when it was marked last, without notes, fingerprints and samples: erasing an app user leaves nothing to erase here.';
      comment on column savings_marks.basis is 'Cost, waste and successful requests of the feature in the 30 days before it was applied; money in pico-USD as text.';
    `);
  }
}
