import { Migration } from "@mikro-orm/migrations";

/** Counters by app user and period, and what was recorded before there were any. */
export class Migration20261126UserCounters extends Migration {
  override up(): void {
    this.addSql(`
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
