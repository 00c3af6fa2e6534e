import type { EntityManager } from "@mikro-orm/postgresql";
import { AppError } from "../../core/errors.js";
import type { AlertResolution, AlertStatus } from "../domain/alert-words.js";
import { periodOver } from "../period-over.js";
import type { SeenAlert } from "./seen-alert.js";

/** An alert that nobody else changes before the transaction ends. */
export interface HeldAlert {
  readonly id: string;
  readonly version: number;
  readonly status: AlertStatus;
  readonly resolution: AlertResolution | null;
  readonly isOver: boolean;
  readonly periodEnd: string;
  readonly timezone: string;
}

/**
 * Holds alerts, always in the same order, so that two who want the same ones never wait in a ring.
 *
 * @throws AppError NOT_FOUND; CONFLICT naming those that somebody changed after the version that was seen
 */
export async function holdAlerts(
  em: EntityManager,
  seen: readonly SeenAlert[],
  now: Date,
): Promise<readonly HeldAlert[]> {
  const held = await em.execute<HeldAlert[]>(
    `select a.id::text as id, a.version, a.status, a.resolution, ${periodOver("?")} as "isOver",
       a.period_end::text as "periodEnd", a.timezone
     from usage_alerts a where a.id = any(?::bigint[]) order by a.id for update`,
    [now, now, `{${seen.map(({ id }) => id).join(",")}}`],
  );
  if (held.length < seen.length) throw AppError.notFound("alert");
  const versions = new Map(held.map(({ id, version }) => [id, version]));
  refuseSome(
    seen.filter(({ id, version }) => versions.get(id) !== version),
    (ids) => `Somebody changed ${ids} since. Look again, then decide.`,
  );
  return held;
}

/** @throws AppError CONFLICT naming the alerts, when there are any */
export function refuseSome(alerts: readonly { readonly id: string }[], message: (ids: string) => string): void {
  if (alerts.length === 0) return;
  const ids = alerts.map(({ id }) => id).join(", ");
  throw AppError.conflict(message(`${alerts.length === 1 ? "alert" : "alerts"} ${ids}`), "alerts");
}
