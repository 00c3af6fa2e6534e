import { type Kysely, sql } from "kysely";
import { AppError } from "../../core/errors.js";
import type { Language } from "../../core/language.js";
import type { ChannelKind } from "../../thresholds/channel-kind.js";
import { selectDeliveries, type Delivery } from "../deliveries/delivery.js";
import { maskAddresses } from "./mask-addresses.js";
import { USES_OF_CHANNEL } from "./uses-of-channel.js";

/** A channel as it is shown. */
export interface Channel {
  readonly id: string;
  readonly version: number;
  readonly kind: ChannelKind;
  readonly name: string;
  readonly recipients: readonly string[];
  readonly targetHost: string | null;
  readonly language: Language;
  readonly quietFrom: string | null;
  readonly quietTo: string | null;
  readonly mostPerHour: number;
  readonly enabled: boolean;
  readonly failingSince: Date | null;
  readonly hasFormerSecretUntil: Date | null;
  readonly usedBy: number;
  readonly lastDelivery: Delivery | null;
}

interface ChannelRow extends Omit<Channel, "lastDelivery" | "failingSince" | "hasFormerSecretUntil"> {
  readonly failingSince: string | null;
  readonly hasFormerSecretUntil: string | null;
  readonly lastDeliveryId: string | null;
}

export interface Showing {
  /** Null for all. */
  readonly id: number | null;
  /** Whether recipients are shown in full. */
  readonly managesAlerts: boolean;
  readonly now: Date;
}

/** By name. */
export async function channels(db: Kysely<object>, { id, managesAlerts, now }: Showing): Promise<Channel[]> {
  const { rows } = await sql<ChannelRow>`
    select c.id::text as id, c.version, c.kind, c.name, c.recipients, c.target_host as "targetHost", c.language,
      to_char(c.quiet_from, 'HH24:MI') as "quietFrom", to_char(c.quiet_to, 'HH24:MI') as "quietTo",
      c.most_per_hour as "mostPerHour", c.enabled, c.failing_since as "failingSince",
      case when c.former_secret_until > ${now} then c.former_secret_until end as "hasFormerSecretUntil",
      ${sql.raw(USES_OF_CHANNEL)} as "usedBy",
      (select d.id from alert_deliveries d where d.channel_id = c.id
        order by d.created_at desc, d.id desc limit 1) as "lastDeliveryId"
    from alert_channels c
    where c.deleted_at is null and (${id}::int is null or c.id = ${id})
    order by lower(c.name), c.id`.execute(db);
  const lastIds = rows.flatMap(({ lastDeliveryId }) => lastDeliveryId ?? []);
  const last = await selectDeliveries(db, sql`d.id = any(${lastIds}::uuid[])`, lastIds.length);
  return rows.map(({ lastDeliveryId, ...row }) => ({
    ...row,
    failingSince: dateOf(row.failingSince),
    hasFormerSecretUntil: dateOf(row.hasFormerSecretUntil),
    recipients: managesAlerts ? row.recipients : row.recipients.map(maskAddresses),
    lastDelivery: last.find((delivery) => delivery.id === lastDeliveryId) ?? null,
  }));
}

/** @throws AppError NOT_FOUND */
export async function channelOf(db: Kysely<object>, showing: Showing & { readonly id: number }): Promise<Channel> {
  const [channel] = await channels(db, showing);
  if (channel === undefined) throw AppError.notFound("channel");
  return channel;
}

function dateOf(stored: string | null): Date | null {
  return stored === null ? null : new Date(stored);
}
