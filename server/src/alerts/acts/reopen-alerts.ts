import type { RequestContext } from "../../access/request-context.js";
import { AlertActKind, AlertResolution, AlertStatus } from "../domain/alert-words.js";
import { actOnAlerts } from "./act-on-alerts.js";
import { type HeldAlert, refuseSome } from "./hold-alerts.js";
import type { SeenAlert } from "./seen-alert.js";

/**
 * Opens alerts that somebody acknowledged, snoozed or resolved; nobody owns them then.
 *
 * @throws AppError BAD_INPUT naming the field; NOT_FOUND; CONFLICT naming those that were changed, are open, were resolved
 *   by themselves, or would be at once, since their period is over
 */
export function reopenAlerts(context: RequestContext, alerts: readonly SeenAlert[]): Promise<readonly string[]> {
  const order = { alerts, note: null };
  return actOnAlerts(context, order, {
    action: "alert.reopen",
    act: AlertActKind.REOPENED,
    status: AlertStatus.OPEN,
    resolution: null,
    owner: "nobody",
    untilOf: () => null,
    refuse: refuseOthers,
  });
}

function refuseOthers(held: readonly HeldAlert[]): void {
  refuseSome(
    held.filter(({ status }) => status === AlertStatus.OPEN),
    (ids) => `Already open: ${ids}.`,
  );
  refuseSome(
    held.filter(({ resolution }) => resolution !== null && resolution !== AlertResolution.BY_MEMBER),
    (ids) => `Resolved by the product, not by a member, so it cannot be opened again: ${ids}.`,
  );
  refuseSome(
    held.filter(({ isOver }) => isOver),
    (ids) => `The period is over of ${ids}.`,
  );
}
