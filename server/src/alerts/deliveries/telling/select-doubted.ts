import type { ClientBase } from "pg";
import { type AskRows, doubtfulAlerts } from "../../doubtful-alerts.js";
import type { ToldRow } from "./select-told-rows.js";

/**
 * Of which alerts something is not known of what was used, as the inbox says it too.
 *
 * @returns their ids
 */
export function selectDoubted(
  client: Pick<ClientBase, "query">,
  rows: readonly ToldRow[],
): Promise<ReadonlySet<string>> {
  const ask: AskRows = async <Row>(statement: string, values: unknown[]) =>
    (await client.query<Row & object>(statement, values)).rows;
  return doubtfulAlerts(ask, rows.map(toDoubted));
}

function toDoubted({ id, type, scope, subject, meter, timezone, ...row }: ToldRow) {
  const { user_id: userId, period_start: periodStart, period_end: periodEnd } = row;
  return { id, type, scope, subject, userId, meter, periodStart, periodEnd, timezone };
}
