import type { ClientBase } from "pg";
import { plainArray } from "./array-literal.js";
import type { NewUsage } from "./domain/new-usage.js";

/** In one order everywhere, so that who settles the same ones never waits in a ring. Nobody settles for another project. */
const SETTLE = `
  delete from usage_reservations where id in (
    select held.id from unnest($1::uuid[], $2::int[]) as told (id, project_id)
      join usage_reservations as held using (id, project_id) order by held.id for update of held
  )`;

interface Reserving {
  readonly event: Pick<NewUsage, "projectId" | "reservationId">;
}

/**
 * Ends what was reserved for the calls of these events. In the transaction that stores them, used and reserved together
 * neither drop nor count twice at any moment. Costs nothing when no event names a reservation.
 */
export async function settleReservations(
  client: Pick<ClientBase, "query">,
  events: readonly Reserving[],
): Promise<void> {
  const settled = events.filter(({ event }) => event.reservationId !== null);
  if (settled.length === 0) return;
  const ids = plainArray(settled.map(({ event }) => event.reservationId ?? ""));
  const projects = plainArray(settled.map(({ event }) => event.projectId));
  await client.query({ name: "settle-reservations", text: SETTLE, values: [ids, projects] });
}
