import type { Pool } from "pg";
import type { DimensionDictionary } from "./dimensions.js";
import { bucketStart } from "./domain/bucket.js";
import { compareIdentity, identityOf } from "./domain/identity.js";
import { tokenColumns } from "./domain/token-columns.js";
import type { NewUsage } from "./new-usage.js";
import type { UsagePartitions } from "./partitions.js";
import { RECORD_USAGE_SQL } from "./record-usage.sql.js";

/** What became of an event: `conflict` is an id that is taken by an event with other content. */
export type Fate = "accepted" | "duplicate" | "conflict";

/** A new event with the keys of its rollup. */
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

  /** Events of any projects, also with repeated ids: the first of them counts. */
  async record(events: readonly NewUsage[]): Promise<RecordOutcome> {
    if (events.length === 0) return { fates: [], accepted: [] };
    const firsts = firstOfEachIdentity(events);
    const rolledUp = await this.prepare([...firsts.values()]);
    const { rows } = await this.pool.query<{ project_id: number; event_id: string }>({
      name: "record-usage",
      text: RECORD_USAGE_SQL,
      values: [JSON.stringify(rolledUp.map(toRow))],
    });
    const fresh = new Set(rows.map((row) => identityOf(row.project_id, row.event_id)));
    const accepted = rolledUp.filter(({ event }) => fresh.has(identityOf(event.projectId, event.eventId)));
    const known = accepted.length === rolledUp.length ? new Map() : await this.contentHashes(rolledUp, fresh);
    return { fates: events.map((event) => fateOf(event, { firsts, fresh, known })), accepted };
  }

  /** In one order everywhere: concurrent writers that claim the same ids then wait for each other, never in a ring. */
  private async prepare(events: readonly NewUsage[]): Promise<readonly RolledUpUsage[]> {
    const sorted = events.toSorted(compareIdentity);
    await this.partitions.ensureFor(sorted.map((event) => event.createdAt));
    const ids = await this.dimensions.idsOf(sorted);
    return sorted.map((event, index) => {
      const dimensionId = ids[index];
      if (dimensionId === undefined) throw new Error("an event has no dimension set");
      return { event, dimensionId, bucketStart: bucketStart(event.createdAt) };
    });
  }

  /** Content hashes of the events that hold the ids which were not new. */
  private async contentHashes(sent: readonly RolledUpUsage[], fresh: ReadonlySet<string>) {
    const taken = sent.filter(({ event }) => !fresh.has(identityOf(event.projectId, event.eventId)));
    const { rows } = await this.pool.query<{ project_id: number; event_id: string; content_hash: Buffer }>(
      `select project_id, event_id, content_hash from usage_event_ids
       join unnest($1::int[], $2::text[]) as taken(project_id, event_id) using (project_id, event_id)`,
      [taken.map(({ event }) => event.projectId), taken.map(({ event }) => event.eventId)],
    );
    return new Map(rows.map((row) => [identityOf(row.project_id, row.event_id), row.content_hash]));
  }
}

function firstOfEachIdentity(events: readonly NewUsage[]): ReadonlyMap<string, NewUsage> {
  const firsts = new Map<string, NewUsage>();
  for (const event of events) {
    const identity = identityOf(event.projectId, event.eventId);
    if (!firsts.has(identity)) firsts.set(identity, event);
  }
  return firsts;
}

interface Claims {
  /** The event of each identity that the statement was given. */
  readonly firsts: ReadonlyMap<string, NewUsage>;
  /** Identities that were new. */
  readonly fresh: ReadonlySet<string>;
  /** Content hashes behind the identities that were not. */
  readonly known: ReadonlyMap<string, Buffer>;
}

function fateOf(event: NewUsage, { firsts, fresh, known }: Claims): Fate {
  const identity = identityOf(event.projectId, event.eventId);
  const first = firsts.get(identity);
  if (fresh.has(identity) && first === event) return "accepted";
  const hash = fresh.has(identity) ? first?.contentHash : known.get(identity);
  // An id that vanished in between belonged to rows removed at this moment: it was counted, once.
  return hash === undefined || hash.equals(event.contentHash) ? "duplicate" : "conflict";
}

function toRow({ event, dimensionId, bucketStart: bucket }: RolledUpUsage) {
  return {
    project_id: event.projectId,
    api_key_id: event.apiKeyId,
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
