import { Migration } from "@mikro-orm/migrations";

/** Secrets that were rotated away are remembered, so that none becomes a key again. */
export class Migration20261127RetiredKeySecrets extends Migration {
  override up(): void {
    this.addSql(`
      create table retired_key_secrets (
        secret_hash bytea primary key,
        api_key_id int not null references api_keys on delete cascade,
        retired_at timestamptz not null default now()
      );
      create index retired_key_secrets_api_key_id_idx on retired_key_secrets (api_key_id);
      comment on table retired_key_secrets is 'Hashes of secrets that a rotation replaced.';

      -- Of a short secret that an operator chose, all of it was kept to recognise it by.
      update api_keys set prefix = left(prefix, 4) where name = 'bootstrap';
    `);
  }
}
