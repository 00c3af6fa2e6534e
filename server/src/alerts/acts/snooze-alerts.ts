import { Temporal } from "temporal-polyfill";
import type { RequestContext } from "../../access/request-context.js";
import { checkUntil } from "../../core/check-until.js";
import { startOfDate, toDate } from "../../core/domain/zoned-time.js";
import { AlertActKind, AlertStatus } from "../domain/alert-words.js";
import { actOnAlerts } from "./act-on-alerts.js";
import { type HeldAlert, refuseSome } from "./hold-alerts.js";
import { refuseResolved } from "./refuse-resolved.js";
import type { SeenAlert } from "./seen-alert.js";

interface SnoozeOrder {
  readonly alerts: readonly SeenAlert[];
  /** Null: each until its period ends. */
  readonly until: Date | null;
}

/**
 * Lets alerts rest until a moment, at which they open again by themselves.
 *
 * @throws AppError BAD_INPUT naming the field; NOT_FOUND; CONFLICT naming those that were changed, are resolved, or whose
 *   period is over already where that was to be waited for
 */
export function snoozeAlerts(context: RequestContext, { alerts, until }: SnoozeOrder): Promise<readonly string[]> {
  const now = context.clock();
  checkUntil(until, now);
  const untilOf = (alert: HeldAlert) => until ?? endOf(alert);
  const order = { alerts, note: null };
  return actOnAlerts(context, order, {
    action: "alert.snooze",
    act: AlertActKind.SNOOZED,
    status: AlertStatus.SNOOZED,
    resolution: null,
    owner: "stays",
    untilOf,
    refuse: (held) => {
      refuseResolved(held);
      refuseSome(
        held.filter((alert) => untilOf(alert) <= now),
        (ids) => `The period is over of ${ids}. Name a moment.`,
      );
    },
  });
}

function endOf({ periodEnd, timezone }: HeldAlert): Date {
  return toDate(startOfDate(Temporal.PlainDate.from(periodEnd), timezone));
}
