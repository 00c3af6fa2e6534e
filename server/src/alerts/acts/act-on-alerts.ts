import { actingMemberId } from "../../access/acting-member.js";
import { recordAudit } from "../../access/audit.js";
import type { RequestContext } from "../../access/request-context.js";
import { readText } from "../../core/read-text.js";
import type { AlertActKind, AlertResolution, AlertStatus } from "../domain/alert-words.js";
import { type HeldAlert, holdAlerts } from "./hold-alerts.js";
import { readSeenAlerts, type SeenAlert } from "./seen-alert.js";

const LONGEST_NOTE = 500;

/** What a member does to alerts. */
export interface AlertDecision {
  /** In the words of the audit log. */
  readonly action: "alert.acknowledge" | "alert.snooze" | "alert.resolve" | "alert.reopen";
  readonly act: AlertActKind;
  readonly status: AlertStatus;
  readonly resolution: AlertResolution | null;
  readonly owner: "becomesActor" | "stays" | "nobody";
  /** Null unless it snoozes. */
  readonly untilOf: (alert: HeldAlert) => Date | null;
  /** @throws AppError CONFLICT naming those that it cannot be done to */
  readonly refuse: (held: readonly HeldAlert[]) => void;
}

export interface AlertOrder {
  readonly alerts: readonly SeenAlert[];
  readonly note: string | null;
}

/**
 * Does the same to all of some alerts, or nothing: each gets its act, the audit log one entry.
 *
 * @returns their ids, in the order that was given
 * @throws AppError BAD_INPUT naming `alerts` or `note`; NOT_FOUND; CONFLICT naming the alerts
 */
export async function actOnAlerts(
  context: RequestContext,
  order: AlertOrder,
  decision: AlertDecision,
): Promise<readonly string[]> {
  const seen = readSeenAlerts(order.alerts);
  const note = order.note === null || order.note.trim() === "" ? null : readText("note", order.note, LONGEST_NOTE);
  const now = context.clock();
  await context.em.transactional(async (em) => {
    const held = await holdAlerts(em, seen, now);
    decision.refuse(held);
    const ids = `{${held.map(({ id }) => id).join(",")}}`;
    const untils = `{${held.map((alert) => decision.untilOf(alert)?.toJSON() ?? "null").join(",")}}`;
    const memberId = actingMemberId(context);
    await em.execute(UPDATE, [decision.status, decision.resolution, now, decision.owner, memberId, ids, untils]);
    await em.execute(NOTE, [now, memberId, decision.act, note, ids, untils]);
    await recordAudit(em, context, auditOf(held, decision, note));
  });
  return seen.map(({ id }) => id);
}

const UPDATE = `
  update usage_alerts a
  set status = told.status, resolution = told.resolution, snoozed_until = chosen.until,
    resolved_at = case when told.status = 'RESOLVED' then told.now end,
    owner_id = case told.owner when 'becomesActor' then told.member when 'stays' then a.owner_id end,
    version = a.version + 1, changed_by = pg_current_xact_id()
  from (select ?::text as status, ?::text as resolution, ?::timestamptz as now, ?::text as owner, ?::int as member) as told,
    unnest(?::bigint[], ?::timestamptz[]) as chosen (id, until)
  where a.id = chosen.id`;

const NOTE = `
  insert into usage_alert_acts (alert_id, at, member_id, act, note, until)
  select chosen.id, ?::timestamptz, ?::int, ?::text, ?::text, chosen.until from unnest(?::bigint[], ?::timestamptz[]) as chosen (id, until)
  order by chosen.id`;

function auditOf(held: readonly HeldAlert[], { action, status, untilOf }: AlertDecision, note: string | null) {
  const [first] = held;
  return {
    action,
    target: { kind: "alert", id: held.length === 1 && first !== undefined ? first.id : null },
    before: { alerts: held.map(({ id, status: former }) => `${id}: ${former}`) },
    after: { alerts: held.map((alert) => [`${alert.id}: ${status}`, untilOf(alert)?.toJSON() ?? []].flat().join(" ")) },
    reason: note,
  };
}
