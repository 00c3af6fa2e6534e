import { Migration } from "@mikro-orm/migrations";

const SUMS = [
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

/** Sums over everybody by local day, so that long ranges read few rows, and what was recorded before. */
export class Migration20261127DayStats extends Migration {
  override up(): void {
    this.addSql(`
      -- Nobody merges meanwhile; recording goes on.
      select pg_advisory_xact_lock(7040236);

      create table usage_day_stats (
        day date not null,
        dimension_id int not null,
        ${SUMS.map((column) => `${column} numeric not null default 0`).join(", ")},
        primary key (day, dimension_id)
      ) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);
      comment on table usage_day_stats is 'Sums over everybody by day of the zone in the setting countersTimezone, as far as they are merged; see usage_by_day.';
    `);
    this.addSql(`
      -- What is merged is all that the rollup over everybody holds but what waits.
      with zone as (select value #>> '{}' as name from settings where key = 'countersTimezone'), merged as (
        select bucket_start, dimension_id, ${SUMS.join(", ")} from token_usage_stats
        union all
        select bucket_start, dimension_id, ${SUMS.map((column) => `-coalesce(${column}, 0)`).join(", ")} from usage_deltas
      )
      insert into usage_day_stats (day, dimension_id, ${SUMS.join(", ")})
      select (bucket_start at time zone name)::date, dimension_id, ${SUMS.map((column) => `sum(${column})`).join(", ")}
      from merged cross join zone group by 1, 2
      having ${SUMS.map((column) => `sum(${column}) <> 0`).join(" or ")};
    `);
    this.addSql(`
      create view usage_by_day as
        select * from usage_day_stats
        union all
        select (bucket_start at time zone (value #>> '{}'))::date, dimension_id,
               ${SUMS.map((column) => `coalesce(${column}, 0)`).join(", ")}
        from usage_deltas cross join (select value from settings where key = 'countersTimezone') as counting;
      comment on view usage_by_day is 'Sums over everybody by local day, merged or not: exact in every snapshot. Keys occur more than once.';
    `);
  }
}
