import { Migration } from "@mikro-orm/migrations";

/** App users of a block, one bit each. */
const BLOCK = 8192;

/** Who was active on a day is known without reading what everybody did. */
export class Migration20261127ActiveUsers extends Migration {
  override up(): void {
    this.addSql(`
      -- Two numbers, a bit and what to set it to. Nothing of a language that an installation could lack.
      create aggregate usage_user_bits(int, int) (
        sfunc = set_bit, stype = bit, initcond = '${"0".repeat(BLOCK)}'
      );
      comment on aggregate usage_user_bits(int, int) is 'A block of app users, with the bits of those that are given set.';

      create table usage_active_users (
        days smallint not null check (days in (1, 4, 16)),
        day date not null,
        dimension_id int not null,
        block int not null,
        users bit(${BLOCK}) not null,
        known bit(${BLOCK}),
        cost numeric not null default 0,
        primary key (days, day, dimension_id, block)
      ) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);
      comment on table usage_active_users is 'Who of app users block * ${BLOCK} and on had a request, by local day of countersTimezone and dimension set, as far as differences are merged; and the same of 4 and of 16 days in a row, which a long range is read from.';
      comment on column usage_active_users.day is 'The first of these days. Spans of several begin at multiples since 2000-01-01.';
      comment on column usage_active_users.users is 'Bit n stands for app user block * ${BLOCK} + n.';
      comment on column usage_active_users.known is 'Those with a request of known cost; null when it is all of them.';
      comment on column usage_active_users.cost is 'What requests of these app users cost, in pico-USD.';

      -- Nobody records or merges meanwhile: what is merged is what is counted here.
      lock table usage_deltas in access exclusive mode;
      with counted as (
        select (bucket_start at time zone (value #>> '{}'))::date as day, dimension_id, (user_id / ${BLOCK})::int as block,
               usage_user_bits((user_id % ${BLOCK})::int, 1) filter (where requests > 0) as users,
               usage_user_bits((user_id % ${BLOCK})::int, 1) filter (where requests > unpriced_requests) as known,
               sum(cost) as cost
        from token_usage_user_stats cross join (select value from settings where key = 'countersTimezone') as counting
        where user_id <> 0
        group by 1, 2, 3
      )
      insert into usage_active_users (days, day, dimension_id, block, users, known, cost)
      select days, day - (day - date '2000-01-01') % days, dimension_id, block,
             bit_or(users), nullif(bit_or(known), bit_or(users)), sum(cost)
      from counted cross join (values (1), (4), (16)) as spans (days)
      group by 1, 2, 3, 4;
    `);
  }
}
