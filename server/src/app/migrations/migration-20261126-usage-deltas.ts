import { Migration } from "@mikro-orm/migrations";

const SUM_COLUMNS = [
  "requests",
  "free_requests",
  "unpriced_requests",
  "partial_requests",
  "estimated_requests",
  "missing_requests",
  "input_tokens",
  "cached_input_tokens",
  "cache_write_tokens",
  "output_tokens",
  "reasoning_tokens",
  "total_tokens",
  "cache_write_1h_tokens",
  "input_audio_tokens",
  "cached_input_audio_tokens",
  "input_image_tokens",
  "input_video_tokens",
  "output_audio_tokens",
  "output_image_tokens",
  "cost",
];

/** Differences that the rollup by app user has not merged yet, counters by app user and period, corrections. */
export class Migration20261126UsageDeltas extends Migration {
  override up(): void {
    this.addSql(`
      -- Appended by every recording transaction and moved into token_usage_user_stats later: no key, no
      -- index, nothing that writers could wait for each other at. A null adds nothing.
      create table usage_deltas (
        bucket_start timestamptz not null,
        user_id bigint not null,
        dimension_id int not null,
        ${SUM_COLUMNS.map((column) => `${column} numeric`).join(", ")}
      ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);
      comment on table usage_deltas is 'Rows to be added to token_usage_user_stats; both together are the rollup by app user.';

      create view token_usage_by_user as
        select * from token_usage_user_stats
        union all
        select bucket_start, user_id, dimension_id, ${SUM_COLUMNS.map((column) => `coalesce(${column}, 0)`).join(", ")}
        from usage_deltas;
      comment on view token_usage_by_user is 'The rollup by app user, merged or not: exact in every snapshot. Keys occur more than once.';

      create table usage_user_counters (
        period text not null check (period in ('day', 'month')),
        period_start date not null,
        user_id bigint not null,
        requests numeric not null default 0,
        input_tokens numeric not null default 0,
        output_tokens numeric not null default 0,
        total_tokens numeric not null default 0,
        cost numeric not null default 0,
        primary key (period, period_start, user_id)
      ) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);
      comment on table usage_user_counters is 'What each app user used in a day or month of the reporting timezone; written in the event''s own transaction.';

      create table usage_corrections (
        id bigint generated always as identity primary key,
        project_id int not null,
        event_id text not null,
        member_id int,
        api_key_id int,
        reason text not null,
        before jsonb not null,
        after jsonb not null,
        corrected_at timestamptz not null default now()
      );
      create index usage_corrections_event_idx on usage_corrections (project_id, event_id);
      comment on table usage_corrections is 'What a correction replaced. Rows are never changed.';

      create table rollup_drifts (
        day date primary key,
        rollup_rows bigint not null,
        counter_rows bigint not null,
        found_at timestamptz not null default now()
      );
      comment on table rollup_drifts is 'UTC days whose rollups or counters were last found to differ from raw rows; a clean check deletes its row.';

      -- The rows of the running quarter change with every transaction.
      alter table token_usage_stats set (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);
      alter table token_usage_user_stats set (fillfactor = 80);
    `);
    // What was recorded before there were counters. A new installation learns its timezone at its first start.
    this.addSql(`
      insert into settings (key, value)
      select 'countersTimezone', coalesce((select value from settings where key = 'reportingTimezone'), '"UTC"');
    `);
    this.addSql(`
      insert into usage_user_counters
      select period, date_trunc(period, bucket_start at time zone zone)::date as period_start, user_id,
             sum(requests), sum(input_tokens), sum(output_tokens), sum(total_tokens), sum(cost)
      from token_usage_user_stats
        cross join (select value #>> '{}' as zone from settings where key = 'countersTimezone') as counting
        cross join (values ('day'), ('month')) as periods (period)
      where user_id <> 0
      group by period, period_start, user_id;
    `);
  }
}
