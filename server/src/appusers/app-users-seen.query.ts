import type { RequestContext } from "../access/request-context.js";
import { AppError } from "../core/errors.js";
import { selectAppUsers } from "./app-user.js";
import type { AppUserSeenType } from "./app-user.type.js";
import { isAppUserId } from "./domain/app-user-id.js";
import { lastRequestsAt } from "./last-request.query.js";

/** As many as a page of the ranking shows. */
export const MOST_SEEN = 50;

/**
 * When app users were last seen; those that there are, and that the viewer may see.
 *
 * @throws AppError BAD_INPUT for too many, and for what is no id
 */
export async function appUsersSeen(
  { em, viewer }: RequestContext,
  ids: readonly string[],
): Promise<readonly AppUserSeenType[]> {
  if (ids.length > MOST_SEEN || !ids.every(isAppUserId)) {
    throw AppError.badPrivateInput("ids", `at most ${MOST_SEEN} ids of app users`, ids.length);
  }
  const fork = em.fork();
  const found = await selectAppUsers(fork, viewer, {
    where: "id = any(?::bigint[])",
    values: [`{${ids.join(",")}}`],
    suffix: "",
  });
  const seen = await lastRequestsAt(
    fork,
    found.map(({ id }) => id),
  );
  return found.map(({ id }) => ({ id, lastSeenAt: seen.get(id) ?? null }));
}
