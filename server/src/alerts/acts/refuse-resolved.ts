import { AlertStatus } from "../domain/alert-words.js";
import { type HeldAlert, refuseSome } from "./hold-alerts.js";

/** @throws AppError CONFLICT naming those that are resolved */
export function refuseResolved(held: readonly HeldAlert[]): void {
  refuseSome(
    held.filter(({ status }) => status === AlertStatus.RESOLVED),
    (ids) => `Already resolved: ${ids}.`,
  );
}
