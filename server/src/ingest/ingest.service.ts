import type { Rejection } from "@tokenledger/model/ingest-receipt";
import type { AppUserDirectory } from "../appusers/app-user-directory.js";
import type { Clock } from "../core/clock.js";
import { AppError } from "../core/errors.js";
import { normaliseUsage } from "../pricing/domain/normalise-usage.js";
import type { PriceCatalogue } from "../pricing/price-catalogue.js";
import type { NewUsage } from "../usage/domain/new-usage.js";
import type { Fate } from "../usage/record-usage.js";
import { screenBatch, type ScreenedEvent } from "./domain/screen-batch.js";
import type { GroupCommit } from "./group-commit.js";
import type { IngestMetrics } from "./ingest-metrics.js";
import type { IngestResult, IngestSource } from "./ingest-result.js";
import type { KeyOutcomes } from "./outcomes/key-outcomes.js";
import { toldRejection } from "./outcomes/told-refusal.js";
import { PendingBatch } from "./pending-batch.js";
import type { PricedEvent } from "./to-new-usage.js";

export interface IngestParts {
  readonly clock: Clock;
  readonly appUsers: AppUserDirectory;
  readonly prices: PriceCatalogue;
  readonly commits: GroupCommit;
  readonly metrics: IngestMetrics;
  readonly outcomes: KeyOutcomes;
}

/** The one way into the ledger: screen, normalise, price, attribute, record. Every door ends here. */
export class IngestService {
  /** For doors that refuse what never gets here. */
  readonly outcomes: KeyOutcomes;

  constructor(private readonly parts: IngestParts) {
    this.outcomes = parts.outcomes;
  }

  /** See `GroupCommit.reserve`. */
  reserve(events: number): () => void {
    return this.parts.commits.reserve(events);
  }

  /** Committed on return. An event that is not well-formed never keeps the others of its batch out. */
  async ingest(source: IngestSource, batch: readonly unknown[]): Promise<IngestResult> {
    const { metrics } = this.parts;
    try {
      const result = await this.record(this.screen(source, batch));
      metrics.countReceipt(result.receipt);
      return result;
    } catch (error) {
      metrics.countRefusal(error);
      throw error;
    }
  }

  private screen(source: IngestSource, batch: readonly unknown[]): ScreenedForRecord {
    const screened = screenBatch(batch, { now: this.parts.clock(), backfill: source.backfill });
    const rejected = [...screened.rejected];
    const priced: PricedEvent[] = [];
    for (const screenedEvent of screened.events) {
      try {
        priced.push(this.price(source.projectId, screenedEvent));
      } catch (error) {
        rejected.push(asRejection(screenedEvent, error));
      }
    }
    const pending = new PendingBatch(source, priced);
    return { source, pending, rejected, ignoredFields: screened.ignoredFields };
  }

  private async record({ source, pending, rejected, ignoredFields }: ScreenedForRecord): Promise<IngestResult> {
    const fates = await this.parts.commits.record(pending.count, () => this.attribute(source.projectId, pending));
    const conflicts = pending.conflicts(fates);
    const counted = source.idDecides === true;
    const refused = [...rejected, ...(counted ? [] : conflicts)].sort((a, b) => a.index - b.index);
    this.noteOutcome(source, pending.lastRecorded(fates), refused.at(-1));
    return {
      receipt: {
        accepted: count(fates, "accepted"),
        duplicates: count(fates, "duplicate") + (counted ? conflicts.length : 0),
        rejected: refused,
        ignoredFields,
      },
      conflicts: conflicts.map(({ index }) => index),
      // Only the import asks for them.
      get items() {
        return pending.items(fates);
      },
    };
  }

  private noteOutcome({ apiKeyId }: IngestSource, recordedId: string | null, rejection: Rejection | undefined): void {
    if (apiKeyId === null) return;
    if (recordedId !== null) this.outcomes.noteRecorded(apiKeyId, recordedId);
    if (rejection !== undefined) this.outcomes.noteRefused(apiKeyId, toldRejection(rejection));
  }

  private price(projectId: number, screened: ScreenedEvent): PricedEvent {
    const { event, time } = screened;
    const { provider, model } = event;
    const usage = normaliseUsage({
      provider,
      dialect: event.dialect ?? null,
      usage: event.usage ?? null,
      canonical: event,
    });
    const price = this.parts.prices.price({
      projectId,
      provider,
      model,
      time,
      counts: usage.counts,
      serviceTier: event.serviceTier ?? usage.serviceTier ?? null,
      webSearches: usage.webSearches ?? 0,
    });
    return { screened, usage, price };
  }

  /** Last, because it writes: a rejected event or a refused batch leaves no app user behind. */
  private async attribute(projectId: number, pending: PendingBatch): Promise<readonly NewUsage[]> {
    return pending.attribute(await this.parts.appUsers.attribute(projectId, pending.externalIds()));
  }
}

interface ScreenedForRecord {
  readonly source: IngestSource;
  readonly pending: PendingBatch;
  readonly rejected: readonly Rejection[];
  readonly ignoredFields: readonly string[];
}

function asRejection({ index, event }: ScreenedEvent, error: unknown): Rejection {
  // Only a fault of the event itself rejects it; anything else is a bug and must be seen.
  if (!(error instanceof AppError) || error.code !== "BAD_INPUT") throw error;
  return { index, id: event.id, code: "BAD_INPUT", field: error.field, message: error.message };
}

function count(fates: readonly Fate[], fate: Fate): number {
  return fates.reduce((sum, each) => (each === fate ? sum + 1 : sum), 0);
}
