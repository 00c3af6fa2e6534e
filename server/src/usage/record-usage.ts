import type { Pool } from "pg";
import { inTransaction } from "../core/in-transaction.js";
import { addToStats, addToUserStats } from "./add-to-rollups.js";
import { claimIdentities } from "./claim-identities.js";
import { copyUsage } from "./copy-usage.js";
import type { DimensionDictionary } from "./dimensions.js";
import { bucketStart } from "./domain/bucket.js";
import { compareIdentity, identityOf } from "./domain/identity.js";
import { rollUp, rollUpByUser, type RolledUpUsage } from "./domain/roll-up.js";
import { tokenColumns } from "./domain/token-columns.js";
import type { NewUsage } from "./domain/new-usage.js";
import type { UsagePartitions } from "./partitions.js";

/** What became of an event: `conflict` is an id that is taken by an event with other content. */
export type Fate = "accepted" | "duplicate" | "conflict";

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
    const fresh = await this.store(rolledUp);
    const accepted = rolledUp.filter(isIn(fresh));
    const known = accepted.length === rolledUp.length ? new Map() : await this.contentHashes(rolledUp, fresh);
    return { fates: events.map((event) => fateOf(event, { firsts, fresh, known })), accepted };
  }

  /**
   * Rollups come last: their rows are the ones that writers meet at, and stay locked until the commit.
   * What needs no answer first is sent at once: on a busy machine each round trip costs more than its work.
   */
  private async store(rolledUp: readonly RolledUpUsage[]): Promise<ReadonlySet<string>> {
    const events = rolledUp.map(({ event }) => event);
    return inTransaction(this.pool, async (client, commit) => {
      const fresh = await claimIdentities(client, events);
      if (fresh.size === 0) return fresh;
      const accepted = rolledUp.filter(isIn(fresh));
      await copyUsage(client, accepted);
      const byUser = rollUpByUser(accepted);
      await Promise.all([addToStats(client, rollUp(byUser)), addToUserStats(client, byUser), commit()]);
      return fresh;
    });
  }

  /** In one order everywhere: concurrent writers that claim the same ids then wait for each other, never in a ring. */
  private async prepare(events: readonly NewUsage[]): Promise<readonly RolledUpUsage[]> {
    const sorted = events.toSorted(compareIdentity);
    await this.partitions.ensureFor(sorted.map((event) => event.createdAt));
    const ids = await this.dimensions.idsOf(sorted);
    return sorted.map((event, index) => {
      const dimensionId = ids[index];
      if (dimensionId === undefined) throw new Error("an event has no dimension set");
      return { event, tokens: tokenColumns(event.counts), dimensionId, bucketStart: bucketStart(event.createdAt) };
    });
  }

  /** Content hashes of the events that hold the ids which were not new. */
  private async contentHashes(sent: readonly RolledUpUsage[], fresh: ReadonlySet<string>) {
    const taken = sent.filter(({ event }) => !fresh.has(identityOf(event.projectId, event.eventId)));
    const { rows } = await this.pool.query<{ project_id: number; event_id: string; content_hash: string }>(
      `select project_id, event_id, encode(content_hash, 'hex') as content_hash from usage_event_ids
       join unnest($1::int[], $2::text[]) as taken(project_id, event_id) using (project_id, event_id)`,
      [taken.map(({ event }) => event.projectId), taken.map(({ event }) => event.eventId)],
    );
    return new Map(rows.map((row) => [identityOf(row.project_id, row.event_id), row.content_hash]));
  }
}

function isIn(identities: ReadonlySet<string>) {
  return ({ event }: RolledUpUsage) => identities.has(identityOf(event.projectId, event.eventId));
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
  readonly known: ReadonlyMap<string, string>;
}

function fateOf(event: NewUsage, { firsts, fresh, known }: Claims): Fate {
  const identity = identityOf(event.projectId, event.eventId);
  const first = firsts.get(identity);
  if (fresh.has(identity) && first === event) return "accepted";
  const hash = fresh.has(identity) ? first?.contentHash : known.get(identity);
  // An id that vanished in between belonged to rows removed at this moment: it was counted, once.
  return hash === undefined || hash === event.contentHash ? "duplicate" : "conflict";
}
