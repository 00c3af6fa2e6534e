import type { Statements } from "../core/statements.js";
import { actingMemberId } from "../access/acting-member.js";
import { recordAuditOn } from "../access/audit.js";
import type { RequestContext } from "../access/request-context.js";
import { limitUnits } from "./domain/limit-units.js";
import type { ThresholdContent } from "./domain/threshold-content.js";
import { ThresholdScope } from "./domain/threshold-words.js";
import { settleChange } from "./settle-change.js";
import type { HeldThreshold, ThresholdState } from "./threshold-state.js";

/** An act on a threshold, in the words of the audit log. */
export interface ThresholdAct {
  readonly action: "threshold.create" | "threshold.update" | "threshold.undo" | "threshold.mute" | "threshold.delete";
  readonly after: ThresholdState;
}

const COLUMNS = [
  "name",
  "kind",
  "scope",
  "subject",
  "user_id",
  "meter",
  "period",
  "starts_on",
  "ends_on",
  "limit_amount",
  "levels",
  "pace",
  "silent_minutes",
  "blocks",
  "alert_enabled",
  "muted_until",
  "tells_recovery",
  "updated_at",
] as const;

const PLACES = COLUMNS.map((column, at) => (column === "ends_on" ? `$${at + 1}::date + 1` : `$${at + 1}`)).join(", ");
const NEXT = COLUMNS.length + 1;

/**
 * With its first version and its entry in the audit log; what it says of the running period is told.
 *
 * @returns its id
 */
export async function insertThreshold(
  client: Statements,
  context: RequestContext,
  content: ThresholdContent,
): Promise<number> {
  const now = context.clock();
  const { rows } = await client.query<{ id: number }>(
    `insert into usage_thresholds (${COLUMNS.join(", ")}, created_at, watched_since)
     values (${PLACES}, $${NEXT}, $${NEXT}) returning id`,
    [...valuesOf(content, now), now],
  );
  const [stored] = rows;
  if (stored === undefined) throw new Error("a threshold was stored but not answered");
  const { id } = stored;
  const after = { content, isDeleted: false };
  await writeDown(client, context, { id, version: 1, before: null, act: { action: "threshold.create", after } });
  await settleChange(client, context, { id, contents: [content] });
  return id;
}

/** As the next version. Who switches it on, or brings it back, is not told of what was over by then. */
export async function writeThreshold(
  client: Statements,
  context: RequestContext,
  { before, act }: { readonly before: HeldThreshold; readonly act: ThresholdAct },
): Promise<void> {
  const { id } = before;
  const { content, isDeleted } = act.after;
  const now = context.clock();
  const beginsWatching = isWatched(act.after) && !isWatched(before);
  const version = before.version + 1;
  await client.query(
    `update usage_thresholds set (${COLUMNS.join(", ")}) = row(${PLACES}), version = $${NEXT},
       deleted_at = case when $${NEXT + 1} then $${NEXT + 2}::timestamptz end,
       watched_since = case when $${NEXT + 3} then $${NEXT + 2}::timestamptz else watched_since end
     where id = $${NEXT + 4}`,
    [...valuesOf(content, now), version, isDeleted, now, beginsWatching, id],
  );
  await writeDown(client, context, { id, version, before, act });
  await settleChange(client, context, { id, contents: [before.content, content] });
}

function isWatched({ content, isDeleted }: ThresholdState): boolean {
  return content.enabled && !isDeleted;
}

interface Written {
  readonly id: number;
  readonly version: number;
  readonly before: ThresholdState | null;
  readonly act: ThresholdAct;
}

/** Who is told, the version, and the entry of the audit log. */
async function writeDown(client: Statements, context: RequestContext, { id, version, before, act }: Written) {
  const { content, isDeleted } = act.after;
  await client.query("delete from usage_threshold_channels where threshold_id = $1", [id]);
  await client.query("insert into usage_threshold_channels select $1, unnest($2::int[])", [id, content.channelIds]);
  await client.query(
    "insert into usage_threshold_versions (threshold_id, version, at, member_id, content) values ($1, $2, $3, $4, $5)",
    [id, version, context.clock(), actingMemberId(context), JSON.stringify({ ...content, deleted: isDeleted })],
  );
  await recordAuditOn(client, context, {
    action: act.action,
    target: { kind: "threshold", id },
    before: before === null || before.isDeleted ? null : before.content,
    after: isDeleted ? null : content,
  });
}

function valuesOf(content: ThresholdContent, now: Date): unknown[] {
  const { scope, subject, meter, limit } = content;
  return [
    content.name,
    content.kind,
    scope,
    subject ?? "",
    scope === ThresholdScope.USER ? subject : null,
    meter,
    content.period,
    content.startsOn,
    content.endsOn,
    meter === null || limit === null ? null : limitUnits(meter, limit).toString(),
    content.levels,
    content.pace,
    content.silentMinutes,
    content.blocks,
    content.enabled,
    content.mutedUntil,
    content.tellsRecovery,
    now,
  ];
}
