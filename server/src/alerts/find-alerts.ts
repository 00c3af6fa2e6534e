import { sql } from "kysely";
import type { RequestContext } from "../access/request-context.js";
import type { Alert } from "./alert.js";
import { selectAlerts } from "./select-alerts.js";

/** Alerts by id, in the order of the ids; those that are not there are absent. */
export async function findAlerts(
  { em, clock }: Pick<RequestContext, "em" | "clock">,
  ids: readonly string[],
): Promise<readonly Alert[]> {
  const condition = sql`a.id = any(${[...ids]}::bigint[])`;
  const alerts = await selectAlerts(em.fork(), { condition, most: ids.length, now: clock() });
  return alerts.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}
