import { Migration } from "@mikro-orm/migrations";

/** Every process learns that identities were erased, also by a person with SQL. */
export class Migration20261127ErasedUsers extends Migration {
  override up(): void {
    this.addSql(`
      insert into changes (topic) values ('app_user_identities');

      create trigger app_user_identities_erased after delete or truncate on app_user_identities
      for each statement execute function count_change();
      comment on trigger app_user_identities_erased on app_user_identities is
        'New identities are not counted: who has not heard of one asks for it.';

      alter table app_users add column traces_erased_at timestamptz;
      comment on column app_users.traces_erased_at is
        'When the last of what might still lead to an erased person was removed from their requests.';
      create index app_users_traces_idx on app_users (erased_at)
        where erased_at is not null and traces_erased_at is null;
      comment on table usage_corrections is
        'What a correction replaced. Rows are never changed, but for the traces of app users who were erased.';
    `);
  }
}
