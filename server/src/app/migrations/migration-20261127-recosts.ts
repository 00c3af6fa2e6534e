import { Migration } from "@mikro-orm/migrations";

/** Re-costs: what was asked for, how far it is, and what has to be known to undo it. */
export class Migration20261127Recosts extends Migration {
  override up(): void {
    this.addSql(`
      create table recosts (
        id int generated always as identity primary key,
        state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled', 'undoing', 'undone')),
        reason text not null,
        range_from timestamptz not null,
        range_to timestamptz not null check (range_to > range_from),
        timezone text not null,
        project_ids int[] not null,
        providers text[] not null,
        models text[] not null,
        unpriced_only boolean not null,
        list_id int references price_lists,
        prices_as_of timestamptz not null,
        settled_at timestamptz not null,
        requested_at timestamptz not null default now(),
        requested_by int references members,
        started_at timestamptz,
        finished_at timestamptz,
        undo_until timestamptz,
        cursor_at timestamptz not null,
        cursor_id bigint not null default 0,
        requests_total numeric not null default 0,
        requests_done numeric not null default 0,
        changed_requests numeric not null default 0,
        left_requests numeric not null default 0,
        cost_before numeric not null default 0,
        cost_after numeric not null default 0,
        undone_requests numeric not null default 0,
        kept_requests numeric not null default 0,
        failures int not null default 0,
        error text
      );
      create unique index recosts_under_way_key on recosts ((true)) where state in ('queued', 'running', 'undoing');
      comment on table recosts is 'One row per re-cost; at most one is under way. Empty lists restrict nothing. Money in pico-USD.';
      comment on column recosts.prices_as_of is 'Own prices and discounts as known then, with the list list_id, price every step alike, whatever changes meanwhile.';
      comment on column recosts.settled_at is 'What is recorded from then on was priced by these prices already.';
      comment on column recosts.cursor_at is 'Everything before (cursor_at, cursor_id) is done.';
      comment on column recosts.kept_requests is 'What an undo left as it was, because it was corrected or re-costed since.';

      create table recost_changes (
        recost_id int not null references recosts,
        created_at timestamptz not null,
        usage_id bigint not null,
        user_id bigint not null,
        dimension_id int not null,
        last_correction bigint not null,
        before_cost numeric(38, 0),
        before_state text not null,
        before_price_id int,
        before_discount_id int,
        after_cost numeric(38, 0),
        after_state text not null,
        after_price_id int,
        after_discount_id int,
        primary key (recost_id, created_at, usage_id)
      );
      comment on table recost_changes is 'What a re-cost changed in raw rows; gone when it was undone or cannot be any more.';
      comment on column recost_changes.last_correction is 'The newest correction of any event at that moment: a later one of this event keeps it from being undone.';

      create table recost_sum_changes (
        recost_id int not null references recosts,
        bucket_start timestamptz not null,
        user_id bigint not null,
        dimension_id int not null,
        requests numeric not null,
        cost numeric not null,
        free_requests numeric not null,
        unpriced_requests numeric not null,
        primary key (recost_id, bucket_start, user_id, dimension_id)
      );
      create index recost_sum_changes_key_idx on recost_sum_changes (bucket_start, user_id, dimension_id);
      comment on table recost_sum_changes is 'What a re-cost added to sums whose raw rows are archived; requests is how many it concerns.';
    `);
  }
}
