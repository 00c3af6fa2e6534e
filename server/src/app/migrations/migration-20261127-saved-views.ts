import { Migration } from "@mikro-orm/migrations";

/** What members keep to look at again: a page of the console and what was chosen on it. */
export class Migration20261127SavedViews extends Migration {
  override up(): void {
    this.addSql(`
      create table saved_views (
        id int generated always as identity primary key,
        member_id int not null references members on delete cascade,
        name text not null,
        page text not null,
        search text not null,
        shared boolean not null,
        created_at timestamptz not null
      );
      create unique index saved_views_name_key on saved_views (member_id, page, lower(name));
      comment on column saved_views.search is 'The query of the address as the console normalises it, with its question mark; empty for the page as it opens.';
      comment on column saved_views.shared is 'Every member sees it; otherwise only its owner.';
    `);
  }
}
