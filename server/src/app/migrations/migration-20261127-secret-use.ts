import { Migration } from "@mikro-orm/migrations";

/** The last use of a key's present secret is known apart from that of the former one. */
export class Migration20261127SecretUse extends Migration {
  override up(): void {
    this.addSql(`
      alter table api_keys add column secret_used_at timestamptz;
      comment on column api_keys.secret_used_at is 'Last use of the present secret; previous_used_at is that of the former one.';

      -- Of a key that was rotated, only a use since then that was not the former secret's is the present one's.
      update api_keys k set secret_used_at = last_used_at
      where last_used_at is not null and last_used_at is distinct from previous_used_at and last_used_at > coalesce(
        (select max(retired_at) from retired_key_secrets r where r.api_key_id = k.id), '-infinity');
    `);
  }
}
