import { Migration } from "@mikro-orm/migrations";

/** Price lists that an admin accepts, own prices, discounts and exchange rates; what a request was priced by. */
export class Migration20261127Prices extends Migration {
  override up(): void {
    this.addSql(`
      create table price_lists (
        id int generated always as identity primary key,
        source text not null unique,
        checked_on date not null,
        state text not null check (state in ('proposed', 'active', 'superseded', 'declined')),
        created_at timestamptz not null default now(),
        decided_at timestamptz,
        decided_by int references members
      );
      create unique index price_lists_active_key on price_lists (state) where state = 'active';
      comment on table price_lists is 'Versions of the list that comes with the product. Exactly one is active once there is any; decided_by is null for what the product decided by itself.';

      alter table prices
        add column list_id int references price_lists,
        add column project_id int references projects on delete cascade,
        add column service_tier text not null default 'standard',
        add column note text,
        add column created_by int references members,
        add column retired_at timestamptz,
        add constraint prices_own_check check (list_id is null or (project_id is null and created_by is null));
      comment on column prices.list_id is 'Null for own prices, which beat every list.';
      comment on column prices.project_id is 'Null for every project; an own price of a project beats that of all.';
      comment on column prices.retired_at is 'Prices nothing any more from then on, but still explains what it priced.';

      -- What was seeded until now is one active list, the newest; an older one is history. Rows of any other
      -- source were put there by hand: own prices.
      insert into price_lists (source, checked_on, state, decided_at)
      select source, max(checked_on),
             case when row_number() over (order by max(id) desc) = 1 then 'active' else 'superseded' end, now()
      from prices where starts_with(source, '@pydantic/genai-prices ') group by source;
      update prices set list_id = price_lists.id from price_lists where price_lists.source = prices.source;
      create index prices_list_id_idx on prices (list_id);

      create table price_discounts (
        id int generated always as identity primary key,
        project_id int references projects on delete cascade,
        provider text,
        model text,
        factor_ppm int not null check (factor_ppm between 0 and 10000000),
        effective_from timestamptz not null,
        effective_to timestamptz,
        note text not null,
        created_at timestamptz not null default now(),
        created_by int references members,
        retired_at timestamptz,
        check (effective_to is null or effective_to > effective_from)
      );
      comment on column price_discounts.factor_ppm is 'What is paid of the list price in millionths: 930000 is 7 % off, 1100000 a surcharge of 10 %.';

      create table exchange_rates (
        id int generated always as identity primary key,
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        valid_on date not null,
        per_usd numeric not null check (per_usd > 0),
        source text not null,
        created_at timestamptz not null default now(),
        created_by int references members,
        unique (currency, valid_on)
      );
      comment on table exchange_rates is 'For showing amounts only: every amount is kept in USD.';

      alter table token_usage
        add column web_searches bigint,
        add column discount_id int;
      comment on column token_usage.web_searches is 'Searches of the web that the provider bills beside tokens; null when it reported none.';

      create table audit_entries (
        id bigint generated always as identity primary key,
        at timestamptz not null default clock_timestamp(),
        member_id int,
        api_key_id int,
        action text not null,
        target_kind text not null,
        target_id text,
        before jsonb,
        after jsonb,
        reason text,
        address text
      );
      create index audit_entries_at_idx on audit_entries (at desc, id desc);
      comment on table audit_entries is 'Administrative acts, written in their own transaction. Rows are never changed or removed.';

      create function refuse_change() returns trigger language plpgsql as $body$
      begin
        raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
      end
      $body$;
      create trigger audit_entries_append_only before update or delete or truncate on audit_entries
      for each statement execute function refuse_change();

      -- Discounts and lists belong to what is kept in memory as prices.
      create function count_price_change() returns trigger language plpgsql as $body$
      begin
        update changes set version = version + 1 where topic = 'prices';
        return null;
      end
      $body$;
    `);
    for (const table of ["price_lists", "price_discounts"]) {
      this.addSql(`
        create trigger ${table}_changed after insert or update or delete or truncate on ${table}
        for each statement execute function count_price_change();
      `);
    }
  }
}
