import type { AskedDays } from "./question.js";

/** The same instants as the product's range, for ClickHouse. */
export function onDays({ from, to, timezone }: AskedDays): string {
  return `created_at >= toDateTime64('${from} 00:00:00', 6, '${timezone}')
    and created_at < toDateTime64('${to} 00:00:00', 6, '${timezone}') + interval 1 day`;
}
