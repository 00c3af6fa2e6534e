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

/** Differences that the rollup by app user has not merged yet, and the view of both together. */
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
    `);
  }
}
