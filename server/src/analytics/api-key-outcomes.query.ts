import type { EntityManager } from "@mikro-orm/postgresql";
import type { RequestContext } from "../access/request-context.js";
import { AppError } from "../core/errors.js";
import type { PriceCatalogue } from "../pricing/price-catalogue.js";
import type { ApiKeyEventType, RefusalCode } from "./api-key-outcome.type.js";
import { explainCost } from "./explain-cost.query.js";
import { usageEvent } from "./usage-event.query.js";

interface OutcomeRow {
  readonly api_key_id: number;
  readonly event_id: string | null;
  readonly recorded_at: string | null;
  readonly rejected_at: string | null;
  readonly rejected_code: RefusalCode | null;
  readonly rejected_field: string | null;
  readonly rejected_message: string | null;
}

/** What became of what a key sent last; see `KeyOutcomes`. */
export interface StoredOutcome {
  /** By the sender's id. */
  readonly recorded: { readonly eventId: string; readonly at: Date } | null;
  readonly rejection: {
    readonly time: Date;
    readonly code: RefusalCode;
    readonly field: string | null;
    readonly message: string;
  } | null;
}

/** Of every key that sent something, by its id. */
export async function apiKeyOutcomes(em: EntityManager): Promise<ReadonlyMap<string, StoredOutcome>> {
  const rows = await em.execute<OutcomeRow[]>(
    `select api_key_id, event_id, recorded_at, rejected_at, rejected_code, rejected_field, rejected_message
     from api_key_outcomes`,
  );
  return new Map(rows.map((row) => [String(row.api_key_id), toOutcome(row)]));
}

function toOutcome(row: OutcomeRow): StoredOutcome {
  const { event_id: eventId, recorded_at: recordedAt, rejected_at: rejectedAt } = row;
  const { rejected_code: code, rejected_field: field, rejected_message: message } = row;
  return {
    recorded: eventId === null || recordedAt === null ? null : { eventId, at: new Date(recordedAt) },
    rejection:
      rejectedAt === null || code === null || message === null
        ? null
        : { time: new Date(rejectedAt), code, field, message },
  };
}

/** A request of a key's, with why it has no cost; null when its raw row is no longer kept. */
export async function apiKeyEvent(
  context: RequestContext,
  prices: PriceCatalogue,
  { projectId, eventId }: { readonly projectId: string; readonly eventId: string },
): Promise<ApiKeyEventType | null> {
  try {
    const event = await usageEvent(context, { projectId, eventId });
    if (event.cost !== null) return { event, unpricedReason: null, unpricedDetail: null };
    const { breakdown } = await explainCost(context, prices, { projectId, eventId });
    const { unpricedReason, unpricedDetail } = breakdown;
    return { event, unpricedReason, unpricedDetail };
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") return null; // archived, or it was a demo's
    throw error;
  }
}
