import type { EntityManager } from "@mikro-orm/postgresql";
import { refusingTaken } from "../core/refusing-taken.js";

/**
 * Runs a transaction that gives a view its name.
 *
 * @throws AppError CONFLICT naming `name` when the owner has a view of that name on that page, in whatever case
 */
export function namingView<Result>(
  em: EntityManager,
  name: string,
  work: (transaction: EntityManager) => Promise<Result>,
): Promise<Result> {
  return refusingTaken(em, `You have a view called ${JSON.stringify(name)} on this page already.`, work);
}
