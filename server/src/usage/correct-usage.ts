import type { Pool, PoolClient } from "pg";
import { recordAuditOn, type Actor } from "../access/audit.js";
import { inTransaction } from "../core/in-transaction.js";
import { correctedFields } from "./corrected-fields.js";
import type { DimensionDictionary } from "./dimensions.js";
import { bucketStart } from "./domain/bucket.js";
import { rollUpReplacements, type RollupRow, type SummedUsage } from "./domain/roll-up.js";
import { tokenColumns, type TokenColumns } from "./domain/token-columns.js";
import { forgetDurations } from "./durations/forget-durations.js";
import type { UsagePartitions } from "./partitions.js";
import { prepareSums } from "./prepare-sums.js";
import { lockUsage, type EventIdentity, type LockedUsage, type StoredUsage } from "./stored-usage.js";
import { unknownEvent } from "./unknown-event.js";

type CorrectedUsage = StoredUsage["usage"];

interface Correcting {
  readonly projectId: number;
  readonly reason: string;
  /** Who corrects. */
  readonly actor: Actor;
}

export interface CorrectionRequest extends EventIdentity, Correcting {
  /** What the event should have said; called once, with the event locked. */
  readonly change: (stored: CorrectedUsage) => CorrectedUsage | Promise<CorrectedUsage>;
}

/** By the sender's ids of events. */
export type ByEventId<Value> = ReadonlyMap<string, Value>;

export interface CorrectionsRequest extends Correcting {
  readonly eventIds: readonly string[];
  /** What each event should have said; absent is what stays. Called once, with those that are there locked. */
  readonly changes: (stored: ByEventId<CorrectedUsage>) => Promise<ByEventId<CorrectedUsage>>;
}

/** Replaces what an event says, keeps what it said, and moves every sum by the difference, in one transaction. */
export class UsageCorrector {
  /** @param pool of connections that pipeline */
  constructor(
    private readonly pool: Pool,
    private readonly dimensions: DimensionDictionary,
    private readonly partitions: UsagePartitions,
  ) {}

  /**
   * @returns the id of the correction
   * @throws AppError NOT_FOUND when no event has that identity, or its raw row is no longer kept
   */
  async correct({ eventId, change, ...correcting }: CorrectionRequest): Promise<string> {
    const changes = async (stored: ByEventId<CorrectedUsage>) => {
      const usage = stored.get(eventId);
      if (usage === undefined) throw unknownEvent();
      return new Map([[eventId, await change(usage)]]);
    };
    const id = (await this.correctAll({ ...correcting, eventIds: [eventId], changes })).get(eventId);
    if (id === undefined) throw new Error("a correction was not kept");
    return id;
  }

  /**
   * Several in one transaction: all or none.
   *
   * @returns the ids of the corrections, of those events that were changed
   */
  correctAll(request: CorrectionsRequest): Promise<ByEventId<string>> {
    return inTransaction(this.pool, async (client, commit) => {
      const locked = await lockAll(client, request);
      const changes = await request.changes(new Map([...locked].map(([id, { usage }]) => [id, usage])));
      const replacements = [...locked].flatMap(([eventId, stored]) => {
        const latter = changes.get(eventId);
        return latter === undefined ? [] : { stored, latter, tokens: tokenColumns(latter.counts) };
      });
      if (replacements.length === 0) return new Map<string, string>();
      await this.partitions.ensureFor(replacements.map(({ latter }) => latter.createdAt));
      const differences = await this.differences(replacements);
      const saved = await Promise.all(replacements.map((replacement) => save(client, request, replacement)));
      await forgetDurations(client, replacements.flatMap(timesOf));
      await prepareSums(differences).send(client);
      await commit();
      return new Map(saved);
    });
  }

  private async differences(replacements: readonly Replacement[]): Promise<readonly RollupRow[]> {
    const formers = replacements.map(({ stored: { usage, tokens, countedKeyId } }) => ({
      event: usage,
      tokens,
      apiKeyId: countedKeyId,
    }));
    const latters = replacements.map(({ stored: { countedKeyId }, latter, tokens }) => ({
      event: latter,
      tokens,
      apiKeyId: countedKeyId,
    }));
    const [former, latter] = [await this.summed(formers), await this.summed(latters)];
    return rollUpReplacements(former, latter);
  }

  private async summed(
    events: readonly {
      readonly event: CorrectedUsage;
      readonly tokens: TokenColumns;
      readonly apiKeyId: number | null;
    }[],
  ): Promise<readonly SummedUsage[]> {
    const ids = await this.dimensions.idsOf(events.map(({ event, apiKeyId }) => ({ ...event, apiKeyId })));
    return events.map(({ event, tokens }, at) => {
      const dimensionId = ids[at];
      if (dimensionId === undefined) throw new Error("an event has no dimension set");
      return { event, tokens, dimensionId, bucketStart: bucketStart(event.createdAt) };
    });
  }
}

interface Replacement {
  readonly stored: LockedUsage;
  readonly latter: CorrectedUsage;
  /** Of the latter. */
  readonly tokens: TokenColumns;
}

/** In the order of their ids, so that two who correct the same events never wait for each other in a ring. */
async function lockAll(
  client: PoolClient,
  { projectId, eventIds }: CorrectionsRequest,
): Promise<ByEventId<LockedUsage>> {
  const inOrder = [...new Set(eventIds)].sort();
  const locked = await Promise.all(inOrder.map((eventId) => lockUsage(client, { projectId, eventId })));
  return new Map(locked.flatMap((stored) => (stored === null ? [] : [[stored.usage.eventId, stored]])));
}

function timesOf({ stored, latter }: Replacement): readonly Date[] {
  return [stored.usage.createdAt, latter.createdAt];
}

/** Columns that say who sent the event, under which id and when it arrived do not change. */
const UPDATE = (columns: readonly string[]) => `
  with former as (
    select * from token_usage where created_at = $1 and id = $2
  ), latter as (
    update token_usage set ${columns.map((column) => `${column} = said.${column}`).join(", ")}
    from json_populate_record(null::token_usage, $3::json) as said
    where token_usage.created_at = $1 and token_usage.id = $2
    returning token_usage.*
  ), moved as (
    update usage_event_ids set created_at = latter.created_at from latter
    where usage_event_ids.project_id = latter.project_id and usage_event_ids.event_id = latter.event_id
      and usage_event_ids.created_at <> latter.created_at
  )
  insert into usage_corrections (project_id, event_id, member_id, api_key_id, reason, before, after)
  select former.project_id, former.event_id, $4, $5, $6, to_jsonb(former), to_jsonb(latter) from former, latter
  returning id`;

async function save(
  client: PoolClient,
  { actor, projectId, reason }: CorrectionsRequest,
  { stored, latter, tokens }: Replacement,
): Promise<readonly [eventId: string, correctionId: string]> {
  const { viewer } = actor;
  const { eventId } = stored.usage;
  const columns = rowOf(latter, tokens);
  const { before, after } = correctedFields(rowOf(stored.usage, stored.tokens), columns);
  const [{ rows }] = await Promise.all([
    client.query<{ id: string }>(UPDATE(Object.keys(columns)), [
      stored.usage.createdAt,
      stored.rowId,
      JSON.stringify(columns, (_key, value: unknown) => (typeof value === "bigint" ? value.toString() : value)),
      viewer?.kind === "MEMBER" ? viewer.memberId : null,
      viewer?.kind === "API_KEY" ? viewer.keyId : null,
      reason,
    ]),
    recordAuditOn(client, actor, {
      action: "usage.correct",
      target: { kind: "usageEvent", id: eventId },
      // The id is the sender's own: only with its project it says which event.
      before: { ...before, projectId },
      after: { ...after, projectId },
      reason,
    }),
  ]);
  const [saved] = rows;
  if (saved === undefined) throw new Error("a correction was not kept");
  return [eventId, saved.id];
}

function rowOf(usage: CorrectedUsage, tokens: TokenColumns): Record<string, unknown> {
  return {
    created_at: usage.createdAt,
    user_id: usage.userId,
    note_id: usage.noteId,
    feature: usage.feature,
    operation: usage.operation,
    provider: usage.provider,
    model: usage.model,
    requested_model: usage.requestedModel,
    status: usage.status,
    ...tokens,
    cost: usage.cost,
    cost_state: usage.costState,
    usage_state: usage.usageState,
    price_id: usage.priceId,
    discount_id: usage.discountId,
    web_searches: usage.webSearches,
    reported_cost: usage.reportedCost,
    duration_ms: usage.durationMs,
    service_tier: usage.serviceTier,
    dialect: usage.dialect,
    usage: usage.usage,
    warnings: usage.warnings.length === 0 ? null : usage.warnings,
  };
}
