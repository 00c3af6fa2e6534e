import type { Rejection } from "@tokenledger/model/ingest-receipt";
import { parseUsd } from "@tokenledger/model/money";
import type { AppUserDirectory } from "../appusers/app-user-directory.js";
import type { Clock } from "../core/clock.js";
import { AppError } from "../core/errors.js";
import type { UsageTicker } from "../live/usage-ticker.js";
import { normaliseUsage } from "../pricing/domain/normalise-usage.js";
import type { PriceCatalogue } from "../pricing/price-catalogue.js";
import type { NewUsage } from "../usage/domain/new-usage.js";
import type { Fate } from "../usage/record-usage.js";
import { contentHash } from "./domain/content-hash.js";
import { screenBatch, type ScreenedEvent } from "./domain/screen-batch.js";
import type { GroupCommit } from "./group-commit.js";
import type { IngestResult, IngestSource, RecordedItem } from "./ingest-result.js";
import { toTickSlices } from "./to-tick-slices.js";

export interface IngestParts {
  readonly clock: Clock;
  readonly appUsers: AppUserDirectory;
  readonly prices: PriceCatalogue;
  readonly commits: GroupCommit;
  readonly ticker: UsageTicker;
}

/** The one way into the ledger: screen, normalise, attribute, price, record. Every door ends here. */
export class IngestService {
  constructor(private readonly parts: IngestParts) {}

  /** Committed on return. An event that is not well-formed never keeps the others of its batch out. */
  async ingest(source: IngestSource, batch: readonly unknown[]): Promise<IngestResult> {
    const { clock, appUsers, commits, ticker } = this.parts;
    const screened = screenBatch(batch, { now: clock(), backfill: source.backfill });
    const rejected = [...screened.rejected];
    const externalIds = new Set(screened.events.flatMap(({ event }) => event.userId ?? []));
    const users = await appUsers.attribute(source.projectId, externalIds);
    const positions: number[] = [];
    const events: NewUsage[] = [];
    for (const screenedEvent of screened.events) {
      try {
        events.push(this.price(source, screenedEvent, users));
        positions.push(screenedEvent.index);
      } catch (error) {
        rejected.push(asRejection(screenedEvent, error));
      }
    }
    const { fates, accepted } = await commits.record(events);
    if (accepted.length > 0) ticker.publish(toTickSlices(accepted));
    const items = itemsOf(events, positions, fates);
    rejected.push(...conflictsOf(events, positions, fates));
    return {
      receipt: {
        accepted: accepted.length,
        duplicates: items.length - accepted.length,
        rejected: rejected.toSorted((a, b) => a.index - b.index),
        ignoredFields: screened.ignoredFields,
      },
      items,
    };
  }

  private price(
    { projectId, apiKeyId }: IngestSource,
    { event, time }: ScreenedEvent,
    users: ReadonlyMap<string, string>,
  ): NewUsage {
    const { provider, model } = event;
    const { dialect, counts, usageState, warnings } = normaliseUsage({
      provider,
      dialect: event.dialect ?? null,
      usage: event.usage ?? null,
      canonical: event,
    });
    const { state, cost, priceId } = this.parts.prices.price({ provider, model, time, counts });
    return {
      projectId,
      apiKeyId,
      eventId: event.id,
      contentHash: contentHash(event),
      createdAt: time,
      userId: event.userId == null ? null : (users.get(event.userId) ?? null),
      noteId: event.noteId ?? null,
      feature: event.feature ?? "unspecified",
      operation: event.operation ?? "chat",
      provider,
      model,
      requestedModel: event.requestedModel ?? null,
      status: event.status ?? "ok",
      counts,
      usageState,
      warnings,
      cost,
      costState: state,
      priceId,
      reportedCost: event.reportedCostUsd == null ? null : parseUsd(event.reportedCostUsd),
      durationMs: event.durationMs ?? null,
      requestId: event.requestId ?? null,
      attempt: event.attempt ?? 1,
      serviceTier: event.serviceTier ?? null,
      fingerprint: event.fingerprint ?? null,
      tags: event.tags ?? null,
      dialect,
      usage: event.usage ?? null,
    };
  }
}

function asRejection({ index, event }: ScreenedEvent, error: unknown): Rejection {
  // Only a fault of the event itself rejects it; anything else is a bug and must be seen.
  if (!(error instanceof AppError) || error.code !== "BAD_INPUT") throw error;
  return { index, id: event.id, code: "BAD_INPUT", field: error.field, message: error.message };
}

function itemsOf(events: readonly NewUsage[], positions: readonly number[], fates: readonly Fate[]): RecordedItem[] {
  return events.flatMap(({ provider, model, costState, cost }, at) => {
    const fate = fates[at];
    const index = positions[at];
    if (fate === undefined || index === undefined || fate === "conflict") return [];
    return { index, fate, provider, model, costState, cost };
  });
}

function conflictsOf(events: readonly NewUsage[], positions: readonly number[], fates: readonly Fate[]): Rejection[] {
  return events.flatMap(({ eventId }, at) => {
    const index = positions[at];
    if (index === undefined || fates[at] !== "conflict") return [];
    const message = "id: an event with this id and other content is recorded already; the first one stays.";
    return { index, id: eventId, code: "CONFLICT" as const, field: "id", message };
  });
}
