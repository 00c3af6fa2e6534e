import type { Pool, PoolClient } from "pg";
import { recordAuditOn, type Actor } from "../access/audit.js";
import { AppError } from "../core/errors.js";
import { inTransaction } from "../core/in-transaction.js";
import { correctedFields } from "./corrected-fields.js";
import type { DimensionDictionary } from "./dimensions.js";
import { bucketStart } from "./domain/bucket.js";
import { rollUpReplacement, type SummedUsage } from "./domain/roll-up.js";
import { tokenColumns, type TokenColumns } from "./domain/token-columns.js";
import { forgetDurations } from "./durations/forget-durations.js";
import type { UsagePartitions } from "./partitions.js";
import { prepareSums } from "./prepare-sums.js";
import { lockUsage, type EventIdentity, type StoredUsage } from "./stored-usage.js";

type CorrectedUsage = StoredUsage["usage"];

export interface CorrectionRequest extends EventIdentity {
  readonly reason: string;
  /** Who corrects. */
  readonly actor: Actor;
  /** What the event should have said; called once, with the event locked. */
  readonly change: (stored: CorrectedUsage) => CorrectedUsage;
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
  correct(request: CorrectionRequest): Promise<string> {
    return inTransaction(this.pool, async (client, commit) => {
      const stored = await lockUsage(client, request);
      if (stored === null)
        throw AppError.notFound(
          "usage event whose request is in the database: it was not recorded, or its month is archived",
        );
      const latter = request.change(stored.usage);
      const tokens = tokenColumns(latter.counts);
      await this.partitions.ensureFor([latter.createdAt]);
      const [formerSum, latterSum] = await this.summed(stored.countedKeyId, [
        { usage: stored.usage, tokens: stored.tokens },
        { usage: latter, tokens },
      ]);
      if (formerSum === undefined || latterSum === undefined) throw new Error("an event has no sums");
      const replacement = { stored, former: rowOf(stored.usage, stored.tokens), latter: rowOf(latter, tokens) };
      const id = await save(client, request, replacement);
      await audit(client, request, replacement);
      await forgetDurations(client, [stored.usage.createdAt, latter.createdAt]);
      await prepareSums(rollUpReplacement(formerSum, latterSum)).send(client);
      await commit();
      return id;
    });
  }

  private async summed(
    apiKeyId: number | null,
    events: readonly { usage: CorrectedUsage; tokens: TokenColumns }[],
  ): Promise<SummedUsage[]> {
    const ids = await this.dimensions.idsOf(events.map(({ usage }) => ({ ...usage, apiKeyId })));
    return events.map(({ usage, tokens }, at) => {
      const dimensionId = ids[at];
      if (dimensionId === undefined) throw new Error("an event has no dimension set");
      return { event: usage, tokens, dimensionId, bucketStart: bucketStart(usage.createdAt) };
    });
  }
}

interface Replacement {
  readonly stored: StoredUsage;
  /** Columns of `token_usage`. */
  readonly former: Readonly<Record<string, unknown>>;
  readonly latter: Readonly<Record<string, unknown>>;
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
  { actor: { viewer }, reason }: CorrectionRequest,
  { stored, latter }: Replacement,
): Promise<string> {
  const { rows } = await client.query<{ id: string }>(UPDATE(Object.keys(latter)), [
    stored.usage.createdAt,
    stored.rowId,
    JSON.stringify(latter, (_key, value: unknown) => (typeof value === "bigint" ? value.toString() : value)),
    viewer?.kind === "MEMBER" ? viewer.memberId : null,
    viewer?.kind === "API_KEY" ? viewer.keyId : null,
    reason,
  ]);
  const [saved] = rows;
  if (saved === undefined) throw new Error("a correction was not kept");
  return saved.id;
}

function audit(
  client: PoolClient,
  { actor, reason, projectId, eventId }: CorrectionRequest,
  { former, latter }: Replacement,
): Promise<void> {
  const { before, after } = correctedFields(former, latter);
  return recordAuditOn(client, actor, {
    action: "usage.correct",
    target: { kind: "usageEvent", id: eventId },
    // The id is the sender's own: only with its project it says which event.
    before: { ...before, projectId },
    after: { ...after, projectId },
    reason,
  });
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
