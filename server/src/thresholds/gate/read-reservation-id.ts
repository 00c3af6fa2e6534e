import { RESERVATION_ID } from "@tokenledger/model/usage-event";
import { AppError } from "../../core/errors.js";

/** @throws AppError BAD_INPUT naming `id` */
export function readReservationId(id: string): string {
  if (!RESERVATION_ID.test(id)) throw AppError.badInput("id", "the id of a reservation", id);
  return id;
}
