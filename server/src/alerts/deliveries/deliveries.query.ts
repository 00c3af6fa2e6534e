import { type Kysely, type RawBuilder, sql } from "kysely";
import { AppError } from "../../core/errors.js";
import { checkFirst, decodeCursor, toPage, type Page } from "../../core/page.js";
import type { PageRequest } from "../../core/page-in-memory.js";
import { readId } from "../../core/read-id.js";
import { selectDeliveries, type Delivery } from "./delivery.js";
import type { DeliveryStatus } from "./delivery-words.js";
import { isUuid } from "./is-uuid.js";

export const MAX_DELIVERIES = 200;

export interface DeliveryFilter {
  /** Null for all channels. */
  readonly channelId: string | null;
  readonly status: DeliveryStatus | null;
}

/**
 * A page of deliveries, newest first.
 *
 * @throws AppError BAD_INPUT naming the field
 */
export async function deliveries(
  db: Kysely<object>,
  { channelId, status }: DeliveryFilter,
  { first, after }: PageRequest,
): Promise<Page<Delivery>> {
  checkFirst(first, MAX_DELIVERIES);
  const conditions = [
    sql`true`,
    ...(channelId === null ? [] : [sql`d.channel_id = ${readId("channelId", "channel", channelId)}`]),
    ...(status === null ? [] : [sql`d.status = ${status}`]),
    ...(after === null ? [] : [isAfter(after)]),
  ];
  const rows = await selectDeliveries(db, sql.join(conditions, sql` and `), first + 1);
  return toPage(rows, first, ({ sortedBy, id }) => [sortedBy, id]);
}

function isAfter(cursor: string): RawBuilder<unknown> {
  const [at = "", id = ""] = decodeCursor("after", cursor, 2);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(at) || Number.isNaN(Date.parse(at)) || !isUuid(id)) {
    throw AppError.badInput("after", "an endCursor of this list", cursor);
  }
  return sql`(d.created_at, d.id) < (${at}::timestamptz, ${id}::uuid)`;
}
