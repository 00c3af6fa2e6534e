import type { RequestContext } from "../../access/request-context.js";
import { AlertActKind, AlertStatus } from "../domain/alert-words.js";
import { actOnAlerts, type AlertOrder } from "./act-on-alerts.js";
import { refuseResolved } from "./refuse-resolved.js";

/**
 * Makes who asks the owner of alerts.
 *
 * @throws AppError BAD_INPUT naming the field; NOT_FOUND; CONFLICT naming those that were changed, or are resolved
 */
export function acknowledgeAlerts(context: RequestContext, order: AlertOrder): Promise<readonly string[]> {
  return actOnAlerts(context, order, {
    action: "alert.acknowledge",
    act: AlertActKind.ACKNOWLEDGED,
    status: AlertStatus.ACKNOWLEDGED,
    resolution: null,
    owner: "becomesActor",
    untilOf: () => null,
    refuse: refuseResolved,
  });
}
