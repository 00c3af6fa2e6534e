import type { EntityManager } from "@mikro-orm/postgresql";
import { AppError } from "../core/errors.js";
import { readId } from "../core/read-id.js";

/**
 * The project that something is to be for; null for every project. It cannot go before the transaction ends.
 *
 * @throws AppError BAD_INPUT naming `projectId` when there is no such project
 */
export async function readProject(em: EntityManager, given: string | null | undefined): Promise<number | null> {
  if (given === null || given === undefined) return null;
  const id = readId("projectId", "project", given);
  const [project] = await em.execute<object[]>("select 1 from projects where id = ? for key share", [id]);
  if (project === undefined) throw AppError.badInput("projectId", "the id of a project", given);
  return id;
}
