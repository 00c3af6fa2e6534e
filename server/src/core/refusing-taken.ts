import { UniqueConstraintViolationException, type EntityManager } from "@mikro-orm/postgresql";
import { AppError } from "./errors.js";

/**
 * Runs a transaction that gives something its name. The index decides, so that of two at once one is refused.
 *
 * @param taken what to say when something else has that name
 * @throws AppError CONFLICT naming `name`
 */
export async function refusingTaken<Result>(
  em: EntityManager,
  taken: string,
  work: (transaction: EntityManager) => Promise<Result>,
): Promise<Result> {
  try {
    return await em.transactional(work);
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    throw AppError.conflict(taken, "name");
  }
}
