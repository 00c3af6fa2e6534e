import type { EntityManager } from "@mikro-orm/postgresql";
import { refusingTaken } from "../../core/refusing-taken.js";

/**
 * Runs a transaction that gives a channel its name.
 *
 * @throws AppError CONFLICT naming `name` when a channel has that name already, in whatever case
 */
export function namingChannel<Result>(
  em: EntityManager,
  name: string,
  work: (transaction: EntityManager) => Promise<Result>,
): Promise<Result> {
  return refusingTaken(em, `There is a channel called ${JSON.stringify(name)} already.`, work);
}
