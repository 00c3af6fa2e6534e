import type { Meter } from "../analytics/domain/question-words.js";
import { fromUnits } from "./domain/limit-units.js";
import type { ThresholdContent } from "./domain/threshold-content.js";
import type { ThresholdKind, ThresholdPeriod, ThresholdScope } from "./domain/threshold-words.js";

/** What `contentOf` reads, of `usage_thresholds t`. */
export const CONTENT_COLUMNS = `
  t.name, t.kind, t.scope, nullif(t.subject, '') as subject, t.meter, t.period, t.starts_on::text as starts_on,
  (t.ends_on - 1)::text as ends_on, t.limit_amount::text as limit_amount, t.levels::int[] as levels, t.pace,
  t.silent_minutes, t.blocks, t.alert_enabled, t.muted_until, t.tells_recovery, array(
    select channel_id from usage_threshold_channels c where c.threshold_id = t.id order by 1
  ) as channel_ids`;

export interface ContentRow {
  readonly name: string | null;
  readonly kind: ThresholdKind;
  readonly scope: ThresholdScope;
  readonly subject: string | null;
  readonly meter: Meter | null;
  readonly period: ThresholdPeriod | null;
  readonly starts_on: string | null;
  readonly ends_on: string | null;
  readonly limit_amount: string | null;
  readonly levels: readonly number[];
  readonly pace: boolean;
  readonly silent_minutes: number | null;
  readonly blocks: boolean;
  readonly alert_enabled: boolean;
  readonly muted_until: string | Date | null;
  readonly tells_recovery: boolean;
  readonly channel_ids: readonly number[];
}

export function contentOf(row: ContentRow): ThresholdContent {
  const { name, kind, scope, subject, meter, period, levels, pace, blocks } = row;
  const limit = row.limit_amount;
  return {
    name,
    kind,
    scope,
    subject,
    meter,
    period,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    limit: limit === null || meter === null ? null : fromUnits(meter, BigInt(limit)),
    levels,
    pace,
    silentMinutes: row.silent_minutes,
    blocks,
    enabled: row.alert_enabled,
    mutedUntil: row.muted_until === null ? null : new Date(row.muted_until).toJSON(),
    tellsRecovery: row.tells_recovery,
    channelIds: row.channel_ids,
  };
}
