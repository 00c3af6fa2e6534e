import type { EntityManager } from "@mikro-orm/postgresql";
import { CONTENT_COLUMNS, type ContentRow, contentOf } from "./threshold-columns.js";
import type { ChannelName, Threshold } from "./threshold.js";
import { limitColumns, overriding, watchesTheSame } from "./overriding.js";
import { typedToDelete } from "./domain/typed-to-delete.js";

interface ThresholdRow extends ContentRow {
  readonly id: string;
  readonly version: number;
  readonly label: string | null;
  readonly channels: readonly ChannelName[];
  readonly watched_since: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly deleted_at: string | null;
  readonly overrides: number;
  readonly last_crossed_at: string | null;
}

/** What a subject is called now; to be joined with `usage_thresholds t`. */
export const LABEL = `case t.scope
  when 'USER' then (select pseudonym from app_users where id = t.user_id)
  when 'PROJECT' then (select name from projects where id = t.subject::int)
  when 'KEY' then (select name from api_keys where id = t.subject::int)
  end`;

const OVERRIDES = `case when t.scope = 'EACH_USER' then (
    select count(distinct own.user_id)::int from ${overriding(limitColumns("t"))}
  ) else 0 end`;

const CHANNELS = `(
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', c.id::text, 'name', c.name, 'kind', c.kind, 'isFailing', c.failing_since is not null) order by lower(c.name), c.id), '[]')
    from usage_threshold_channels told join alert_channels c on c.id = told.channel_id
    where told.threshold_id = t.id and c.deleted_at is null
  )`;

const SELECT = `select t.id::text as id, t.version, ${CONTENT_COLUMNS}, ${LABEL} as label, ${CHANNELS} as channels,
    t.watched_since, t.created_at, t.updated_at, t.deleted_at, ${OVERRIDES} as overrides,
    (select max(crossed_at) from usage_alerts where threshold_id = t.id) as last_crossed_at
  from usage_thresholds t`;

/** A default that one of an app user stands in place of. */
const DEFAULT = `usage_thresholds own
  where own.scope = 'EACH_USER' and own.kind = 'LIMIT' and own.deleted_at is null and ${watchesTheSame(limitColumns("t"))}`;

/**
 * By whose usage, meter, period, then limit; what overrides a default stands right behind it, and behind all of the same
 * meter and period, since it overrides each of them.
 */
const ORDER = `order by array_position('{OVERALL,EACH_USER,USER,PROJECT,MODEL,FEATURE,KEY}',
    case when t.scope = 'USER' and t.kind = 'LIMIT' and exists (select from ${DEFAULT}) then 'EACH_USER' else t.scope end),
  t.meter nulls last, array_position('{DAY,WEEK,MONTH,ONCE}', t.period), t.starts_on, t.ends_on, t.scope = 'USER',
  t.subject, t.limit_amount, t.id`;

/** Those that somebody set and that were not deleted. */
export async function thresholds(em: EntityManager, { now, first }: { readonly now: Date; readonly first: number }) {
  const rows = await em.execute<ThresholdRow[]>(
    `${SELECT} where t.deleted_at is null and t.kind <> 'ARCHIVE' ${ORDER} limit ?`,
    [first],
  );
  return rows.map((row) => toThreshold(row, now));
}

/** By id, deleted ones among them: what was told of them stays. Those that never were are absent. */
export async function thresholdsById(
  em: EntityManager,
  { ids, now }: { readonly ids: readonly number[]; readonly now: Date },
): Promise<ReadonlyMap<string, Threshold>> {
  const rows = await em.execute<ThresholdRow[]>(`${SELECT} where t.id = any(?::int[])`, [`{${ids.join(",")}}`]);
  return new Map(rows.map((row) => [row.id, toThreshold(row, now)]));
}

function toThreshold(row: ThresholdRow, now: Date): Threshold {
  const { subject, mutedUntil, channelIds: _, ...content } = contentOf(row);
  const { id, version, channels, overrides } = row;
  const muted = instant(mutedUntil);
  const named = subject === null ? null : { key: subject, label: row.label ?? subject };
  return {
    ...content,
    id,
    version,
    channels,
    overrides,
    subject: named,
    mutedUntil: muted !== null && muted > now ? muted : null,
    watchedSince: new Date(row.watched_since),
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
    deletedAt: instant(row.deleted_at),
    lastCrossedAt: instant(row.last_crossed_at),
    typedToDelete:
      row.last_crossed_at === null
        ? null
        : typedToDelete({ id, name: content.name, label: named === null ? null : named.label }),
  };
}

function instant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
