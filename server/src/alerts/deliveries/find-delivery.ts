import { type Kysely, sql } from "kysely";
import { AppError } from "../../core/errors.js";
import { selectDeliveries, type Delivery } from "./delivery.js";

/** @throws AppError NOT_FOUND */
export async function findDelivery(db: Kysely<object>, id: string): Promise<Delivery> {
  const [delivery] = await selectDeliveries(db, sql`d.id = ${id}::uuid`, 1);
  if (delivery === undefined) throw AppError.notFound("delivery");
  return delivery;
}
