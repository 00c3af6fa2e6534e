import type { EntityManager } from "@mikro-orm/postgresql";

/**
 * Whoever names a key of a project holds this until the end of the transaction, so that of two who choose the
 * same name one sees the other. Recording, which only refers to the project, does not wait.
 *
 * @returns null when there is no such project
 */
export async function lockProject(em: EntityManager, id: number): Promise<{ readonly isDemo: boolean } | null> {
  const [project] = await em.execute<{ is_demo: boolean }[]>(
    "select is_demo from projects where id = ? for no key update",
    [id],
  );
  return project === undefined ? null : { isDemo: project.is_demo };
}
