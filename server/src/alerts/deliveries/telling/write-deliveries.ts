import { randomUUID } from "node:crypto";
import type { ClientBase } from "pg";
import { gatheredUntil } from "../domain/gathered-until.js";
import { DeliveryKind } from "../delivery-words.js";
import { selectChannels, selectOpenDigests, type OpenDigest, type ToldChannel } from "./channel-hours.js";
import { LISTED_GROUPS, type GatheredGroup, type ToldGroup, type ToldKind } from "./told-group.js";

interface NewDelivery {
  readonly id: string;
  readonly channel_id: number;
  readonly kind: DeliveryKind;
  readonly alert_ids: readonly string[];
  readonly content: object;
  /** Null: now. */
  readonly next_at: string | null;
}

interface Digest extends OpenDigest {
  readonly channelId: number;
  readonly isNew: boolean;
  /** Of what joined it now: of thousands that are in it already, nobody writes the ids again. */
  readonly joinedIds: string[];
}

/** Writes messages about groups into the outbox; within a transaction that holds the lock of who tells. */
class Outbox {
  private readonly now: Date;
  private readonly deliveries: NewDelivery[] = [];
  private readonly digests = new Map<number, Digest>();

  constructor(now: Date, open: ReadonlyMap<number, OpenDigest>) {
    this.now = now;
    for (const [channelId, digest] of open) {
      this.digests.set(channelId, { ...digest, channelId, isNew: false, joinedIds: [] });
    }
  }

  add(kind: ToldKind, group: ToldGroup, channel: ToldChannel): void {
    const until = gatheredUntil(this.now, channel);
    if (until !== null) return this.gather({ ...group, kind }, channel.id, until);
    channel.toldThisHour += 1;
    this.deliveries.push({
      id: randomUUID(),
      channel_id: channel.id,
      kind,
      alert_ids: group.alertIds,
      content: { groups: [group], total: 1, until: null },
      next_at: null,
    });
  }

  private gather(group: GatheredGroup, channelId: number, until: Date): void {
    const digest = this.digests.get(channelId) ?? {
      id: randomUUID(),
      channelId,
      isNew: true,
      joinedIds: [],
      content: { groups: [], total: 0, until: until.toISOString() },
    };
    const { groups, total } = digest.content;
    digest.joinedIds.push(...group.alertIds);
    this.digests.set(channelId, {
      ...digest,
      content: {
        ...digest.content,
        groups: groups.length < LISTED_GROUPS ? [...groups, group] : groups,
        total: total + 1,
      },
    });
  }

  async write(client: Pick<ClientBase, "query">): Promise<number> {
    const joined = [...this.digests.values()].filter(({ joinedIds }) => joinedIds.length > 0);
    const digests = joined.map(({ id, channelId, joinedIds, content, isNew }) => ({
      id,
      channel_id: channelId,
      kind: DeliveryKind.DIGEST,
      alert_ids: joinedIds,
      content,
      next_at: content.until,
      isNew,
    }));
    await insert(client, [...this.deliveries, ...digests.filter(({ isNew }) => isNew)]);
    await extend(
      client,
      digests.filter(({ isNew }) => !isNew),
    );
    return this.deliveries.length;
  }
}

const COLUMNS = "id uuid, channel_id int, kind text, alert_ids bigint[], content jsonb, next_at timestamptz";

async function insert(client: Pick<ClientBase, "query">, deliveries: readonly NewDelivery[]): Promise<void> {
  if (deliveries.length === 0) return;
  await client.query(
    `insert into alert_deliveries (id, channel_id, kind, alert_ids, content, next_at)
     select id, channel_id, kind, alert_ids, content, coalesce(next_at, now()) from jsonb_to_recordset($1) as made (${COLUMNS})`,
    [JSON.stringify(deliveries)],
  );
}

/** @param digests with the ids of what joined them */
async function extend(client: Pick<ClientBase, "query">, digests: readonly NewDelivery[]): Promise<void> {
  if (digests.length === 0) return;
  await client.query(
    `update alert_deliveries set alert_ids = alert_deliveries.alert_ids || made.alert_ids, content = made.content
     from jsonb_to_recordset($1) as made (${COLUMNS}) where alert_deliveries.id = made.id`,
    [JSON.stringify(digests)],
  );
}

interface ToTell {
  readonly kind: ToldKind;
  readonly groups: readonly ToldGroup[];
  /** By the database's clock. */
  readonly now: Date;
}

/**
 * Writes a message for each group and each channel of its threshold; what must not be told now joins the channel's digest.
 *
 * @returns how many may be sent at once
 */
export async function writeDeliveries(
  client: Pick<ClientBase, "query">,
  { kind, groups, now }: ToTell,
): Promise<number> {
  if (groups.length === 0) return 0;
  const channels = await selectChannels(client, [...new Set(groups.map(({ threshold }) => Number(threshold.id)))]);
  const ids = new Set([...channels.values()].flat().map(({ id }) => id));
  if (ids.size === 0) return 0;
  const outbox = new Outbox(now, await selectOpenDigests(client, [...ids]));
  for (const group of groups) {
    for (const channel of channels.get(Number(group.threshold.id)) ?? []) outbox.add(kind, group, channel);
  }
  return outbox.write(client);
}
