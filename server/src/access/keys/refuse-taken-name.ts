import type { EntityManager } from "@mikro-orm/postgresql";
import { AppError } from "../../core/errors.js";

/**
 * Two keys of a project that are in use are not called the same, in whatever case: one would be revoked for the other.
 *
 * @param em of a transaction that holds the project: see `lockProject`
 * @param except the key that is being renamed
 * @throws AppError CONFLICT naming `name`
 */
export async function refuseTakenName(
  em: EntityManager,
  { projectId, name }: { readonly projectId: number; readonly name: string },
  except: number | null = null,
): Promise<void> {
  const [twin] = await em.execute<object[]>(
    `select 1 from api_keys
     where project_id = ? and lower(name) = lower(?) and revoked_at is null and id is distinct from ?::int limit 1`,
    [projectId, name, except],
  );
  if (twin !== undefined)
    throw AppError.conflict(`The project has a key called ${JSON.stringify(name)} already.`, "name");
}
