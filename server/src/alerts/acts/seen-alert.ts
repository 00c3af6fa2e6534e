import { AppError } from "../../core/errors.js";
import { readAlertId } from "../read-alert-id.js";

/** An alert as somebody saw it. */
export interface SeenAlert {
  readonly id: string;
  readonly version: number;
}

const MOST_AT_ONCE = 200;

/** @throws AppError BAD_INPUT naming `alerts` for none, too many, one twice, or what is no id of an alert */
export function readSeenAlerts(alerts: readonly SeenAlert[]): readonly SeenAlert[] {
  if (alerts.length < 1 || alerts.length > MOST_AT_ONCE) {
    throw AppError.badInput("alerts", `1 to ${MOST_AT_ONCE} alerts`, `${alerts.length} alerts`);
  }
  const ids = alerts.map(({ id }) => readAlertId("alerts", id));
  const repeated = ids.find((id, at) => ids.indexOf(id) !== at);
  if (repeated !== undefined) throw AppError.badInput("alerts", "each alert once", repeated);
  return alerts;
}
