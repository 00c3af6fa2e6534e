import { UniqueConstraintViolationException, type EntityManager } from "@mikro-orm/postgresql";
import { AppError } from "../core/errors.js";

/**
 * Runs a transaction that gives a view its name. The index decides, so that of two at once one is refused.
 *
 * @throws AppError CONFLICT naming `name` when the owner has a view of that name on that page, in whatever case
 */
export async function namingView<Result>(
  em: EntityManager,
  name: string,
  work: (transaction: EntityManager) => Promise<Result>,
): Promise<Result> {
  try {
    return await em.transactional(work);
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    throw AppError.conflict(`You have a view called ${JSON.stringify(name)} on this page already.`, "name");
  }
}
