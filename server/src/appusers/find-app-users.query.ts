import type { RequestContext } from "../access/request-context.js";
import { AppError } from "../core/errors.js";
import { selectAppUsers, type AppUser } from "./app-user.js";
import { isAppUserId } from "./domain/app-user-id.js";
import { pseudonymPatterns } from "./domain/pseudonym-patterns.js";

const MOST = 20;
const LONGEST = 64;

/**
 * By id or a part of the pseudonym, in either language; the one with that very id first, then by name.
 *
 * @throws AppError BAD_INPUT without a letter to look for, or with too many: somebody may have pasted an outside id
 */
export async function findAppUsers({ em, viewer }: RequestContext, search: string): Promise<AppUser[]> {
  const text = search.trim();
  if (text === "" || text.length > LONGEST || text.includes("\0") || !text.isWellFormed()) {
    throw AppError.badPrivateInput("search", `1 to ${LONGEST} characters of a pseudonym, or an id`, search);
  }
  const id = isAppUserId(text) ? text : null;
  return selectAppUsers(em.fork(), viewer, {
    where: "id = ?::bigint or lower(pseudonym) like any(?::text[])",
    values: [id, arrayLiteral(pseudonymPatterns(text))],
    suffix: `order by id = ${id ?? "0"} desc, pseudonym limit ${MOST}`,
  });
}

function arrayLiteral(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replaceAll(/["\\]/g, "\\$&")}"`).join(",")}}`;
}
