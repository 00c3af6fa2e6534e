import type { Pool } from "pg";
import type { Language } from "../../../core/language.js";
import type { SealedChannel } from "../../channels/channel-senders.js";
import type { DeliveryKind } from "../delivery-words.js";

/** Far longer than a try takes: who holds a message for so long is dead, or sends it no more. */
const LEASE = "interval '60 seconds'";

/** Who got it while others were refused does not get it again; who was added since gets it too. */
const LEFT = `array(
  select address from unnest(c.recipients) with ordinality as one (address, at) where address <> all (d.taken_by) order by at)`;

/** A message to be tried now, by who claimed it alone. */
export interface DueDelivery extends SealedChannel {
  readonly id: string;
  readonly channelId: number;
  readonly deliveryKind: DeliveryKind;
  readonly language: Language;
  readonly content: unknown;
  readonly createdAt: Date;
  /** Tries before this. */
  readonly attempts: number;
  /** By the database's clock, as all times of deliveries. */
  readonly claimedAt: Date;
  /** Of this claim and of no other, to the microsecond. */
  readonly leasedUntil: string;
}

export interface Room {
  /** Messages that may be sent beside those that are. */
  readonly free: number;
  readonly perChannel: number;
  /** The channel of each message that is being sent: as often as it is. */
  readonly busy: readonly number[];
}

/** Takes messages that are due, those first that have waited longest, of each channel no more than it may have. */
export async function claimDue(
  pool: Pick<Pool, "query">,
  { free, perChannel, busy }: Room,
): Promise<readonly DueDelivery[]> {
  const { rows } = await pool.query<DueDelivery>(
    `with due as (
       select due.id from alert_channels c cross join lateral (
         select d.id, d.next_at from alert_deliveries d
         where d.channel_id = c.id and d.status = 'WAITING' and d.next_at <= now()
           and (d.leased_until is null or d.leased_until <= now())
         order by d.next_at, d.id
         limit greatest($2 - cardinality(array_positions($3::int[], c.id)), 0)
         for update skip locked
       ) as due
       where c.enabled and c.deleted_at is null
       order by due.next_at, due.id limit $1
     )
     update alert_deliveries d set leased_until = now() + ${LEASE}
     from due, alert_channels c
     where d.id = due.id and c.id = d.channel_id
     returning d.id, d.channel_id as "channelId", d.kind as "deliveryKind", c.language, d.content, d.created_at as "createdAt",
       d.attempts, now() as "claimedAt", d.leased_until::text as "leasedUntil", c.kind, ${LEFT} as recipients, c.target,
       c.secret, c.former_secret as "formerSecret", c.former_secret_until as "formerSecretUntil"`,
    [free, perChannel, busy],
  );
  return rows;
}
