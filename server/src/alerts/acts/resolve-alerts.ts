import type { RequestContext } from "../../access/request-context.js";
import { AlertActKind, AlertResolution, AlertStatus } from "../domain/alert-words.js";
import { actOnAlerts, type AlertOrder } from "./act-on-alerts.js";
import { refuseResolved } from "./refuse-resolved.js";

/** @throws AppError BAD_INPUT naming the field; NOT_FOUND; CONFLICT naming those that were changed, or are resolved */
export function resolveAlerts(context: RequestContext, order: AlertOrder): Promise<readonly string[]> {
  return actOnAlerts(context, order, {
    action: "alert.resolve",
    act: AlertActKind.RESOLVED,
    status: AlertStatus.RESOLVED,
    resolution: AlertResolution.BY_MEMBER,
    owner: "stays",
    untilOf: () => null,
    refuse: refuseResolved,
  });
}
