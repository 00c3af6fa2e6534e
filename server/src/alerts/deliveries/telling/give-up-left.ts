import type { Pool } from "pg";

/**
 * Gives up what waits for a channel that was switched off: a day after it was due nobody wants to hear of it. The channel is
 * not failing by that.
 */
export async function giveUpLeft(pool: Pick<Pool, "query">): Promise<void> {
  await pool.query(
    `update alert_deliveries d set status = 'DEAD', leased_until = null
     from alert_channels c
     where c.id = d.channel_id and not c.enabled and d.status = 'WAITING' and d.next_at < now() - interval '1 day'`,
  );
}
