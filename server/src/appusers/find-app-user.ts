import type { EntityManager } from "@mikro-orm/postgresql";
import type { RequestContext } from "../access/request-context.js";
import { AppError } from "../core/errors.js";
import { selectAppUsers, type AppUser } from "./app-user.js";
import { isAppUserId } from "./domain/app-user-id.js";

/**
 * One app user.
 *
 * @param em other than the request's own where it is to be locked until the end of a transaction
 * @throws AppError NOT_FOUND when there is none, or none that the viewer may see
 */
export async function findAppUser(
  { viewer }: Pick<RequestContext, "viewer">,
  id: string,
  { em, lock = false }: { readonly em: EntityManager; readonly lock?: boolean },
): Promise<AppUser> {
  if (!isAppUserId(id)) throw AppError.notFound("app user");
  const suffix = lock ? "for update" : "";
  const [appUser] = await selectAppUsers(em, viewer, { where: "id = ?::bigint", values: [id], suffix });
  if (appUser === undefined) throw AppError.notFound("app user");
  return appUser;
}
