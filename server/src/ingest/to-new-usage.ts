import { parseUsd, type PicoUsd } from "@tokenledger/model/money";
import type { DialectUsage } from "../pricing/domain/normalise-usage.js";
import type { Priced } from "../pricing/price-catalogue.js";
import type { NewUsage } from "../usage/domain/new-usage.js";
import { contentHash } from "./domain/content-hash.js";
import type { ScreenedEvent } from "./domain/screen-batch.js";
import type { IngestSource } from "./ingest-result.js";

/** A well-formed event that can be counted, and what it costs. */
export interface PricedEvent {
  readonly screened: ScreenedEvent;
  readonly usage: DialectUsage;
  readonly price: Priced;
}

/** What is stored of an event; absent fields get their defaults. */
export function toNewUsage(
  { projectId, apiKeyId }: IngestSource,
  { screened: { event, time }, usage, price }: PricedEvent,
  users: ReadonlyMap<string, string>,
): NewUsage {
  return {
    projectId,
    apiKeyId,
    eventId: event.id,
    contentHash: contentHash(event),
    createdAt: time,
    userId: event.userId == null ? null : userOf(users, event.userId),
    noteId: event.noteId ?? null,
    feature: event.feature ?? "unspecified",
    operation: event.operation ?? "chat",
    provider: event.provider,
    model: event.model,
    requestedModel: event.requestedModel ?? null,
    status: event.status ?? "ok",
    counts: usage.counts,
    usageState: usage.usageState,
    warnings: usage.warnings,
    cost: price.cost,
    costState: price.state,
    priceId: price.priceId,
    discountId: price.discountId,
    webSearches: usage.webSearches ?? null,
    reportedCost: reportedCostOf(event.reportedCostUsd ?? usage.reportedCostUsd),
    durationMs: event.durationMs ?? null,
    requestId: event.requestId ?? null,
    attempt: event.attempt ?? 1,
    serviceTier: event.serviceTier ?? usage.serviceTier ?? null,
    fingerprint: event.fingerprint ?? null,
    tags: event.tags ?? null,
    dialect: usage.dialect,
    usage: usage.usage,
    estimatedInputTokens: event.estimatedInputTokens ?? null,
    reservationId: event.reservationId ?? null,
  };
}

/** What the sender claims goes before what a router says in its usage. */
function reportedCostOf(usd: string | null | undefined): PicoUsd | null {
  return usd == null ? null : parseUsd(usd);
}

/** Recording usage of a named user as nobody's would be a silent loss. */
function userOf(users: ReadonlyMap<string, string>, externalId: string): string {
  const id = users.get(externalId);
  if (id === undefined) throw new Error("an outside user id was not attributed");
  return id;
}
