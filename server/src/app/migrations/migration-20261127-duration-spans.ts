import { Migration } from "@mikro-orm/migrations";

/** How long requests took, by spans of quarter hours. A job builds them from raw rows, while the server answers already. */
export class Migration20261127DurationSpans extends Migration {
  override up(): void {
    this.addSql(`
      create table usage_duration_spans (
        quarters int not null check (quarters in (1, 4, 16, 96, 384, 1536, 6144)),
        start timestamptz not null,
        dimension_id int not null,
        requests bigint not null,
        timed_tokens numeric not null,
        timed_ms numeric not null,
        buckets smallint[] not null,
        counts bigint[] not null,
        primary key (quarters, start, dimension_id)
      );
      comment on table usage_duration_spans is 'How long the successful requests of so many quarters of an hour took, by dimension set; only where usage_duration_days says that all of them are built.';
      comment on column usage_duration_spans.requests is 'Those with a duration: the sum of counts.';
      comment on column usage_duration_spans.timed_tokens is 'Output tokens of the requests that have both a duration and output tokens; timed_ms is their milliseconds.';
      comment on column usage_duration_spans.buckets is 'Of durations, ascending: milliseconds below 64, then 32 for each doubling. counts has how many requests lie in each.';

      create table usage_duration_days (
        day date primary key,
        built bit(96) not null default repeat('0', 96)::bit(96)
      );
      comment on table usage_duration_days is 'Of which quarters of an hour of a UTC day usage_duration_spans is what raw rows say. A longer span is, when all of its quarters are.';
      comment on column usage_duration_days.built is 'Bit n stands for the quarter that begins n times 15 minutes after midnight.';
    `);
  }
}
