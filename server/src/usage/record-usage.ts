import { DatabaseError, type Pool } from "pg";
import { inTransaction } from "../core/in-transaction.js";
import { sendTogether } from "../core/send-together.js";
import { claimIdentities, type Claimed } from "./claim-identities.js";
import { copyText } from "./copy-text.js";
import type { DimensionDictionary } from "./dimensions.js";
import { SharedBuckets } from "./domain/bucket.js";
import { compareIdentity, identityOf } from "./domain/identity.js";
import { rollUpByUser, type RolledUpUsage, type RollupRow } from "./domain/roll-up.js";
import { tokenColumns } from "./domain/token-columns.js";
import type { NewUsage } from "./domain/new-usage.js";
import type { SealContentHash } from "./domain/seal-content-hash.js";
import type { UsagePartitions } from "./partitions.js";
import { prepareSums } from "./prepare-sums.js";
import { settleReservations } from "./settle-reservations.js";
import { isDisproved, storeAtOnce } from "./store-at-once.js";
import { COPY_USAGE, usageLines } from "./usage-lines.js";

/** What became of an event: `conflict` is an id that is taken by an event with other content. */
export type Fate = "accepted" | "duplicate" | "conflict";

export interface RecordOutcome {
  /** One per event, in the order given. */
  readonly fates: readonly Fate[];
  /** What was accepted, by bucket and dimension set. */
  readonly sums: readonly RollupRow[];
}

export interface RecorderParts {
  /** Of connections that pipeline. */
  readonly pool: Pool;
  readonly dimensions: DimensionDictionary;
  readonly partitions: UsagePartitions;
  readonly seal: SealContentHash;
}

interface Stored extends Claimed<RolledUpUsage> {
  readonly sums: readonly RollupRow[];
}

/** After an id that was taken, so many transactions ask first: who repeats one event usually repeats more. */
const CAREFUL_TRANSACTIONS = 20;

/** Stores each new event once and adds it to both rollups, in one transaction that has committed on return. */
export class UsageRecorder {
  private carefulTransactions = 0;

  constructor(private readonly parts: RecorderParts) {}

  /** Events of any projects, also with repeated ids: the first of them counts. */
  async record(events: readonly NewUsage[]): Promise<RecordOutcome> {
    if (events.length === 0) return { fates: [], sums: [] };
    const firsts = await this.prepare(firstOfEachIdentity(events));
    const { fresh, taken, sums } = await this.store(firsts).catch((error: unknown) => this.storeAgain(firsts, error));
    if (fresh.length === events.length) return { fates: events.map(() => "accepted"), sums };
    const fates = fatesOf(events, { fresh, known: await this.contentHashes(taken), seal: this.parts.seal });
    // What they were reserved for is counted already; nothing is lost when this process dies before: they expire.
    const duplicates = events.filter((_, at) => fates[at] === "duplicate").map((event) => ({ event }));
    await settleReservations(this.parts.pool, duplicates);
    return { fates, sums };
  }

  /** A month that was there may have been taken away since: then its table is made, and the events are stored. */
  private async storeAgain(events: readonly RolledUpUsage[], error: unknown): Promise<Stored> {
    if (!isMissingPartition(error)) throw error;
    this.parts.partitions.forget();
    await this.parts.partitions.ensureFor(events.map(({ event }) => event.createdAt));
    return this.store(events);
  }

  /** At once as long as that goes well: nearly always all ids are free. */
  private async store(events: readonly RolledUpUsage[]): Promise<Stored> {
    if (this.carefulTransactions > 0) return this.storeCarefully(events);
    try {
      return { fresh: events, taken: [], sums: await storeAtOnce(this.parts.pool, events) };
    } catch (error) {
      if (!isDisproved(error)) throw error;
      this.carefulTransactions = CAREFUL_TRANSACTIONS;
      return this.storeCarefully(events);
    }
  }

  /** Claims the ids that are free and waits for which those are; what follows travels with the commit. */
  private async storeCarefully(events: readonly RolledUpUsage[]): Promise<Stored> {
    this.carefulTransactions -= 1;
    return inTransaction(this.parts.pool, async (client, commit) => {
      const { fresh, taken } = await claimIdentities(client, events);
      if (fresh.length === 0) return { fresh, taken, sums: [] };
      // Made ready before any of it leaves: what failed in between would not keep the commit from leaving too.
      const lines = usageLines(fresh);
      const sums = prepareSums(rollUpByUser(fresh));
      await sendTogether(client, () =>
        Promise.all([
          copyText(client, COPY_USAGE, lines),
          settleReservations(client, fresh),
          sums.send(client),
          commit(),
        ]),
      );
      return { fresh, taken, sums: sums.everybody };
    });
  }

  private async prepare(events: readonly NewUsage[]): Promise<readonly RolledUpUsage[]> {
    await this.parts.partitions.ensureFor(events.map((event) => event.createdAt));
    const ids = await this.parts.dimensions.idsOf(events);
    const buckets = new SharedBuckets();
    return events.map((event, index) => {
      const dimensionId = ids[index];
      if (dimensionId === undefined) throw new Error("an event has no dimension set");
      return {
        event,
        createdAt: event.createdAt.toISOString(),
        sealedHash: this.parts.seal(event.contentHash),
        tokens: tokenColumns(event.counts),
        dimensionId,
        bucketStart: buckets.startOf(event.createdAt),
      };
    });
  }

  /** Content hashes of the events that hold the identities which were not free. */
  private async contentHashes(taken: readonly RolledUpUsage[]): Promise<ReadonlyMap<string, string>> {
    if (taken.length === 0) return new Map();
    const { rows } = await this.parts.pool.query<{ project_id: number; event_id: string; content_hash: string }>(
      `select project_id, event_id, encode(content_hash, 'hex') as content_hash from usage_event_ids
       join unnest($1::int[], $2::text[]) as taken(project_id, event_id) using (project_id, event_id)`,
      [taken.map(({ event }) => event.projectId), taken.map(({ event }) => event.eventId)],
    );
    return new Map(rows.map((row) => [identityOf(row.project_id, row.event_id), row.content_hash]));
  }
}

const CHECK_VIOLATION = "23514";

function isMissingPartition(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === CHECK_VIOLATION && error.constraint === undefined;
}

/**
 * In one order everywhere: concurrent writers that claim the same ids then wait for each other, never in a
 * ring. Of events with the same id the first one given comes first, since sorting is stable.
 */
function firstOfEachIdentity(events: readonly NewUsage[]): readonly NewUsage[] {
  const sorted = events.toSorted(compareIdentity);
  return sorted.filter((event, at) => {
    const before = sorted[at - 1];
    return before === undefined || compareIdentity(before, event) !== 0;
  });
}

interface Claims {
  readonly fresh: readonly RolledUpUsage[];
  /** Content hashes as they are stored, behind the identities that were taken. */
  readonly known: ReadonlyMap<string, string>;
  readonly seal: SealContentHash;
}

/** Stored in place of the content hash of an event whose app user was erased. */
const FORGOTTEN = "";

function fatesOf(events: readonly NewUsage[], { fresh, known, seal }: Claims): readonly Fate[] {
  const accepted = new Map(fresh.map(({ event }) => [identityOf(event.projectId, event.eventId), event]));
  return events.map((event) => {
    const identity = identityOf(event.projectId, event.eventId);
    const first = accepted.get(identity);
    if (first === event) return "accepted";
    if (first !== undefined) return first.contentHash === event.contentHash ? "duplicate" : "conflict";
    const stored = known.get(identity);
    // An id that vanished in between belonged to rows removed at this moment: it was counted, once.
    if (stored === undefined || stored === FORGOTTEN) return "duplicate";
    // Unsealed: recorded before hashes were sealed.
    return stored === seal(event.contentHash) || stored === event.contentHash ? "duplicate" : "conflict";
  });
}
