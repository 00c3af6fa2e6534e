import { UniqueConstraintViolationException, type EntityManager } from "@mikro-orm/postgresql";
import { AppError } from "../../core/errors.js";

/**
 * Runs a transaction that gives a channel its name. The index decides, so that of two at once one is refused.
 *
 * @throws AppError CONFLICT naming `name` when a channel has that name already, in whatever case
 */
export async function namingChannel<Result>(
  em: EntityManager,
  name: string,
  work: (transaction: EntityManager) => Promise<Result>,
): Promise<Result> {
  try {
    return await em.transactional(work);
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    throw AppError.conflict(`There is a channel called ${JSON.stringify(name)} already.`, "name");
  }
}
