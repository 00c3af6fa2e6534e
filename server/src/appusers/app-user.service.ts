import type { EntityManager } from "@mikro-orm/postgresql";
import { MAX_USER_ID_LENGTH } from "@tokenledger/model/limits";
import { isStorableText } from "@tokenledger/model/usage-event";
import { recordAudit } from "../access/audit.js";
import type { RequestContext } from "../access/request-context.js";
import { requireFreshSession } from "../access/require-fresh-session.js";
import { AppError } from "../core/errors.js";
import { readId } from "../core/read-id.js";
import type { AppUserDirectory } from "./app-user-directory.js";
import { selectAppUsers, type AppUser } from "./app-user.js";
import { storedPseudonym } from "./domain/pseudonym-patterns.js";
import { readPrivateReason } from "./domain/read-private-reason.js";
import { withoutOutsideId } from "./domain/without-outside-id.js";
import { findAppUser } from "./find-app-user.js";
import { lookupOf, type IdentityKeys } from "./identity-keys.js";
import { openIdentity } from "./open-identity.js";

const SHOWN_FOR_MS = 5 * 60_000;
const TARGET = "appUser";

export interface RevealedIdentity {
  readonly appUser: AppUser;
  readonly externalId: string;
  /** Until then it may be shown. */
  readonly until: Date;
  readonly auditEntryId: string;
}

export interface Erasure {
  readonly id: string;
  /** As it was shown, in either language: who erases must have read whom. */
  readonly pseudonym: string;
  readonly reason: string;
}

export interface ExternalIdSearch {
  readonly projectId: string;
  readonly externalId: string;
  readonly reason: string;
}

interface AppUserParts {
  readonly keys: IdentityKeys;
  readonly directory: Pick<AppUserDirectory, "forget">;
}

/** What binds a pseudonym to a person, for who has a reason; each act is written down, without the outside id. */
export class AppUserService {
  constructor(private readonly parts: AppUserParts) {}

  /**
   * Who an app user is outside.
   *
   * @throws AppError NOT_FOUND; CONFLICT when the identity was erased, or cannot be read with the keys of this server
   */
  reveal(context: RequestContext, id: string, reason: string): Promise<RevealedIdentity> {
    requireFreshSession(context);
    const why = readPrivateReason(reason);
    return context.em.fork().transactional(async (em) => {
      const appUser = await findAppUser(context, id, { em });
      const externalId = await openIdentity(em, this.parts.keys, appUser.id);
      const auditEntryId = await recordAudit(em, context, {
        action: "appUser.reveal",
        target: { kind: TARGET, id: appUser.id },
        reason: withoutOutsideId(why, externalId),
      });
      return { appUser, externalId, until: new Date(context.clock().getTime() + SHOWN_FOR_MS), auditEntryId };
    });
  }

  /** The app user with an outside id, for requests of the person; null when the project knows nobody by it. */
  findByExternalId(context: RequestContext, search: ExternalIdSearch): Promise<AppUser | null> {
    requireFreshSession(context);
    const why = readPrivateReason(search.reason);
    const projectId = readId("projectId", "project", search.projectId);
    const { externalId } = search;
    if (externalId === "" || externalId.length > MAX_USER_ID_LENGTH || !isStorableText(externalId)) {
      throw AppError.badPrivateInput("externalId", `text of 1 to ${MAX_USER_ID_LENGTH} characters`, externalId);
    }
    if (withoutOutsideId(why, externalId) !== why) {
      throw AppError.badPrivateInput("reason", "a reason that does not name the outside id", search.reason);
    }
    return context.em.fork().transactional(async (em) => {
      const [found = null] = await selectAppUsers(em, context.viewer, {
        where: "id = (select app_user_id from app_user_identities where project_id = ? and lookup = ?)",
        values: [projectId, lookupOf(this.parts.keys, projectId, externalId)],
      });
      await recordAudit(em, context, {
        action: "appUser.find",
        target: { kind: TARGET, id: found?.id ?? null },
        after: { projectId, found: found !== null },
        reason: why,
      });
      return found;
    });
  }

  /**
   * Cuts the link to the person for ever. Sums and the pseudonym stay; whoever sends that outside id again is a
   * new app user, here at once and on every other replica within five seconds.
   *
   * @throws AppError NOT_FOUND; BAD_INPUT for another pseudonym; CONFLICT when it was erased before
   */
  async erase(context: RequestContext, { id, pseudonym, reason }: Erasure): Promise<AppUser> {
    requireFreshSession(context);
    const why = readPrivateReason(reason);
    const erased = await context.em.fork().transactional(async (em) => {
      const appUser = await findAppUser(context, id, { em, lock: true });
      if (storedPseudonym(pseudonym) !== appUser.pseudonym) {
        throw AppError.badPrivateInput("pseudonym", "the pseudonym of this app user", pseudonym);
      }
      if (appUser.erasedAt !== null) throw AppError.conflict("The identity of this app user was erased before.");
      const kept = await this.withoutIdentity(em, appUser.id, why);
      await em.execute("delete from app_user_identities where app_user_id = ?::bigint", [appUser.id]);
      await em.execute("update app_users set erased_at = now() where id = ?::bigint", [appUser.id]);
      await recordAudit(em, context, {
        action: "appUser.erase",
        target: { kind: TARGET, id: appUser.id },
        before: { pseudonym: appUser.pseudonym, erased: false },
        after: { pseudonym: appUser.pseudonym, erased: true },
        reason: kept,
      });
      return findAppUser(context, id, { em });
    });
    await this.parts.directory.forget();
    return erased;
  }

  private async withoutIdentity(em: EntityManager, id: string, reason: string): Promise<string> {
    try {
      return withoutOutsideId(reason, await openIdentity(em, this.parts.keys, id));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return reason; // erased all the same: what nobody can read, nobody could compare
    }
  }
}
