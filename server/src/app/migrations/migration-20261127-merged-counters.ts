import { Migration } from "@mikro-orm/migrations";

const COUNTED = ["requests", "input_tokens", "output_tokens", "total_tokens", "cost"];
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

/** Counters of app users are added to when differences are merged, as the rollup by app user is. */
export class Migration20261127MergedCounters extends Migration {
  override up(): void {
    this.addSql(`
      -- Until now what waits to be merged was counted already. Nobody records meanwhile.
      lock table usage_deltas in access exclusive mode;
      with taken as (delete from usage_deltas returning *)
      insert into token_usage_user_stats as stats (bucket_start, user_id, dimension_id, ${SUMS.join(", ")})
      select bucket_start, user_id, dimension_id, ${SUMS.map((column) => `coalesce(sum(${column}), 0)`).join(", ")}
      from taken group by bucket_start, user_id, dimension_id
      on conflict (bucket_start, user_id, dimension_id) do update set
        ${SUMS.map((column) => `${column} = stats.${column} + excluded.${column}`).join(", ")};

      comment on table usage_deltas is 'Rows to be added to token_usage_user_stats and usage_user_counters, which together with them are exact.';
      comment on table usage_user_counters is 'What each app user used in a day or month of the reporting timezone, as far as it is merged; see usage_by_user_period.';

      create view usage_by_user_period as
        select period, period_start, user_id, ${COUNTED.join(", ")} from usage_user_counters
        union all
        select period, date_trunc(period, bucket_start at time zone (value #>> '{}'))::date, user_id,
               ${COUNTED.map((column) => `coalesce(${column}, 0)`).join(", ")}
        from usage_deltas
          cross join (values ('day'), ('month')) as periods (period)
          cross join (select value from settings where key = 'countersTimezone') as counting
        where user_id <> 0;
      comment on view usage_by_user_period is 'Days and months of app users, merged or not: exact in every snapshot. Keys occur more than once.';
    `);
  }
}
