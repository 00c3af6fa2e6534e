import { Migration } from "@mikro-orm/migrations";

/** Rollups tell API keys apart, for what is recorded from now on. */
export class Migration20261127KeySums extends Migration {
  override up(): void {
    this.addSql(`
      -- Sets with a key are in a table of their own, which everybody who reads usage_dimensions sees as well:
      -- replicas of the release before go on adding sets, for which they need the unique key of six columns.
      alter table usage_dimensions add column api_key_id int;
      alter table usage_dimensions add constraint usage_dimensions_without_key check (api_key_id is null) no inherit;
      create table usage_key_dimensions (
        primary key (id),
        unique (api_key_id, project_id, provider, model, feature, operation, status)
      ) inherits (usage_dimensions);
      alter table usage_key_dimensions
        alter column api_key_id set not null,
        alter column id set default nextval('usage_dimensions_id_seq');
      comment on column usage_dimensions.api_key_id is 'The key that recorded; null for none, and for what was recorded before keysCountedSince.';
      comment on table usage_key_dimensions is 'Dimension sets with a key; ids are those of usage_dimensions.';

      -- What was recorded before is summed already, without its key.
      insert into settings (key, value) values ('keysCountedSince', to_jsonb(now()));
    `);
  }
}
