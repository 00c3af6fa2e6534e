import type { EntityManager } from "@mikro-orm/postgresql";
import { inSnapshot } from "../analytics/question.js";
import type { Alert } from "./alert.js";
import { AlertType } from "./domain/alert-words.js";
import { type CountedAlert, usedNow } from "./used-now.js";

/** Ids of those in whose periods something is not known, such as the price of a request: more was used than is counted. */
export async function doubtfulAlerts(em: EntityManager, alerts: readonly Alert[]): Promise<ReadonlySet<string>> {
  const counted = alerts.flatMap(toCounted);
  if (counted.length === 0) return new Set();
  const used = await inSnapshot(em, (_, fork) => usedNow(fork, counted));
  return new Set(counted.filter(({ id }) => used.get(id)?.isAtLeast === true).map(({ id }) => id));
}

function toCounted(alert: Alert): CountedAlert[] {
  const { meter, threshold, subject } = alert;
  if (meter === null || alert.type !== AlertType.LEVEL) return [];
  return [{ ...alert, meter, scope: threshold.scope, subject: subject === null ? null : subject.key }];
}
