import type { ClientBase } from "pg";
import type { QuietHours } from "../domain/quiet-until.js";
import type { ToldContent } from "./told-group.js";

/** A channel of a threshold, with what decides when something is told through it. */
export interface ToldChannel {
  readonly id: number;
  readonly quiet: QuietHours | null;
  readonly mostPerHour: number;
  /** Counts on while messages are written. */
  toldThisHour: number;
}

/** A digest that still gathers. */
export interface OpenDigest {
  readonly id: string;
  readonly content: ToldContent;
}

interface ChannelRow {
  readonly id: number;
  readonly threshold_ids: readonly number[];
  readonly quiet_from: string | null;
  readonly quiet_to: string | null;
  readonly timezone: string;
  readonly most_per_hour: number;
  readonly told: number;
}

/** Channels of some thresholds that are on, all of them where archives are watched, by the threshold's id; the same object for each. */
export async function selectChannels(
  client: Pick<ClientBase, "query">,
  thresholdIds: readonly number[],
): Promise<ReadonlyMap<number, readonly ToldChannel[]>> {
  const { rows } = await client.query<ChannelRow>(
    `select c.id, c.quiet_from::text as quiet_from, c.quiet_to::text as quiet_to, c.most_per_hour,
            (select value #>> '{}' from settings where key = 'reportingTimezone') as timezone,
            array_agg(told.threshold_id) as threshold_ids,
            (select count(*)::int from alert_deliveries d
             where d.channel_id = c.id and d.kind in ('ALERT', 'RECOVERY') and d.created_at >= date_trunc('hour', now(), 'UTC')) as told
     from (
       select threshold_id, channel_id from usage_threshold_channels
       union all select t.id, every.id from usage_thresholds t cross join alert_channels every where t.kind = 'ARCHIVE'
     ) as told join alert_channels c on c.id = told.channel_id
     where told.threshold_id = any($1::int[]) and c.enabled and c.deleted_at is null
     group by c.id order by c.id`,
    [thresholdIds],
  );
  const byThreshold = new Map<number, readonly ToldChannel[]>();
  for (const row of rows) {
    const { id, quiet_from: from, quiet_to: to, timezone, most_per_hour: mostPerHour, told: toldThisHour } = row;
    const quiet = from === null || to === null ? null : { from, to, timezone };
    const channel = { id, quiet, mostPerHour, toldThisHour };
    for (const thresholdId of row.threshold_ids) {
      byThreshold.set(thresholdId, [...(byThreshold.get(thresholdId) ?? []), channel]);
    }
  }
  return byThreshold;
}

/** Digests that gather still, by channel; locked, so that none is sent meanwhile. */
export async function selectOpenDigests(
  client: Pick<ClientBase, "query">,
  channelIds: readonly number[],
): Promise<ReadonlyMap<number, OpenDigest>> {
  const { rows } = await client.query<OpenDigest & { readonly channel_id: number }>(
    `select channel_id, id, content from alert_deliveries
     where channel_id = any($1::int[]) and kind = 'DIGEST' and status = 'WAITING' and attempts = 0 and leased_until is null
       and next_at > now()
     order by id for update`,
    [channelIds],
  );
  return new Map(rows.map((row) => [row.channel_id, row]));
}
