import type { Pool } from "pg";
import { bucketStart } from "./domain/bucket.js";
import { tokenColumns } from "./domain/token-columns.js";
import type { DimensionDictionary } from "./dimensions.js";
import type { NewUsage } from "./new-usage.js";
import type { UsagePartitions } from "./partitions.js";
import { RECORD_USAGE_SQL } from "./record-usage.sql.js";

export interface UsageBatch {
  readonly projectId: number;
  /** Null for the import and the demo. */
  readonly apiKeyId: number | null;
  readonly events: readonly NewUsage[];
}

/** What became of an event: `conflict` is an id that is taken by an event with other content. */
export type Fate = "accepted" | "duplicate" | "conflict";

/** An accepted event with the keys of its rollup. */
export interface RolledUpUsage {
  readonly event: NewUsage;
  readonly dimensionId: number;
  readonly bucketStart: Date;
}

export interface RecordOutcome {
  /** One per event, in the order given. */
  readonly fates: readonly Fate[];
  readonly accepted: readonly RolledUpUsage[];
}

/** Stores each new event once and adds it to the rollups, in one transaction that has committed on return. */
export class UsageRecorder {
  constructor(
    private readonly pool: Pool,
    private readonly dimensions: DimensionDictionary,
    private readonly partitions: UsagePartitions,
  ) {}

  async record(batch: UsageBatch): Promise<RecordOutcome> {
    const { firsts, repeats } = splitRepeats(batch.events);
    if (firsts.size === 0) return { fates: [], accepted: [] };
    const rolledUp = await this.prepare(batch.projectId, [...firsts.values()]);
    const { rows } = await this.pool.query<{ event_id: string }>({
      name: "record-usage",
      text: RECORD_USAGE_SQL,
      values: [batch.projectId, batch.apiKeyId, JSON.stringify(rolledUp.map(toRow))],
    });
    const fresh = new Set(rows.map((row) => row.event_id));
    const known = await this.contentHashes(
      batch.projectId,
      rolledUp.map(({ event }) => event.eventId).filter((id) => !fresh.has(id)),
    );
    return {
      fates: batch.events.map((event, index) => {
        if (fresh.has(event.eventId) && !repeats.has(index)) return "accepted";
        const hash = fresh.has(event.eventId) ? firsts.get(event.eventId)?.contentHash : known.get(event.eventId);
        // An id that vanished in between belonged to rows removed at this moment: it was counted, once.
        return hash === undefined || hash.equals(event.contentHash) ? "duplicate" : "conflict";
      }),
      accepted: rolledUp.filter(({ event }) => fresh.has(event.eventId)),
    };
  }

  /** Ascending by event id: concurrent writers then claim ids in one order and cannot deadlock. */
  private async prepare(projectId: number, events: readonly NewUsage[]): Promise<readonly RolledUpUsage[]> {
    const sorted = events.toSorted((a, b) => (a.eventId < b.eventId ? -1 : 1));
    await this.partitions.ensureFor(sorted.map((event) => event.createdAt));
    const ids = await this.dimensions.idsOf(sorted.map((event) => ({ projectId, ...event })));
    return sorted.map((event, index) => {
      const dimensionId = ids[index];
      if (dimensionId === undefined) throw new Error("an event has no dimension set");
      return { event, dimensionId, bucketStart: bucketStart(event.createdAt) };
    });
  }

  private async contentHashes(projectId: number, eventIds: readonly string[]): Promise<Map<string, Buffer>> {
    if (eventIds.length === 0) return new Map();
    const { rows } = await this.pool.query<{ event_id: string; content_hash: Buffer }>(
      "select event_id, content_hash from usage_event_ids where project_id = $1 and event_id = any($2)",
      [projectId, eventIds],
    );
    return new Map(rows.map((row) => [row.event_id, row.content_hash]));
  }
}

/** The first event of each id, and the positions of those that repeat an id of the same batch. */
function splitRepeats(events: readonly NewUsage[]) {
  const firsts = new Map<string, NewUsage>();
  const repeats = new Set<number>();
  events.forEach((event, index) => {
    if (firsts.has(event.eventId)) repeats.add(index);
    else firsts.set(event.eventId, event);
  });
  return { firsts, repeats };
}

function toRow({ event, dimensionId, bucketStart: bucket }: RolledUpUsage) {
  return {
    event_id: event.eventId,
    content_hash: event.contentHash.toString("hex"),
    sender: event.userId,
    note_id: event.noteId,
    feature: event.feature,
    operation: event.operation,
    provider: event.provider,
    model: event.model,
    requested_model: event.requestedModel,
    status: event.status,
    ...tokenColumns(event.counts),
    cost: event.cost?.toString() ?? null,
    cost_state: event.costState,
    usage_state: event.usageState,
    price_id: event.priceId,
    reported_cost: event.reportedCost?.toString() ?? null,
    duration_ms: event.durationMs,
    request_id: event.requestId,
    attempt: event.attempt,
    service_tier: event.serviceTier,
    fingerprint: event.fingerprint,
    tags: event.tags,
    dialect: event.dialect,
    usage: event.usage,
    warnings: event.warnings.length > 0 ? event.warnings : null,
    created_at: event.createdAt,
    dimension_id: dimensionId,
    bucket_start: bucket,
  };
}
