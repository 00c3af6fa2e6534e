import { Migration } from "@mikro-orm/migrations";

const COLUMNS = [
  "requests",
  "cost",
  "total_tokens",
  "input_tokens",
  "output_tokens",
  "failed_requests",
  "free_requests",
  "unpriced_requests",
  "partial_requests",
  "estimated_requests",
  "missing_requests",
  "cached_input_tokens",
  "cache_write_tokens",
  "reasoning_tokens",
];

/** Sums of app users over spans of days. They are built from what is there by a job, while the server answers already. */
export class Migration20261127UserSpans extends Migration {
  override up(): void {
    this.addSql(`
      create table usage_user_spans (
        days smallint not null check (days in (1, 2, 4, 8, 16, 32)),
        first_day date not null,
        user_id bigint not null,
        ${COLUMNS.map((column) => `${column} numeric not null`).join(", ")},
        primary key (days, first_day, user_id),
        check ((first_day - date '1970-01-01') % days = 0)
      ) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
      comment on table usage_user_spans is 'What each app user used in so many days of the zone in countersTimezone, as far as it is merged; only the spans in usage_built_spans.';
      comment on column usage_user_spans.user_id is 'Negative: requests without an app user, of the project of this number.';

      create table usage_built_spans (
        days smallint not null,
        first_day date not null,
        primary key (days, first_day)
      );
      comment on table usage_built_spans is 'Which spans usage_user_spans has, whether anything was used in them or not. Merges keep them exact.';
    `);
  }
}
