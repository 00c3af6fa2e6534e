import type { EntityManager } from "@mikro-orm/postgresql";
import { AppError } from "../core/errors.js";
import { openSealedText } from "../core/sealed-text.js";
import type { IdentityKeys } from "./identity-keys.js";

/**
 * The outside id of an app user.
 *
 * @throws AppError CONFLICT when it was erased, or was sealed with other keys than those of this server
 */
export async function openIdentity(em: EntityManager, keys: IdentityKeys, appUserId: string): Promise<string> {
  const [identity] = await em.execute<{ external_id: Buffer }[]>(
    "select external_id from app_user_identities where app_user_id = ?::bigint",
    [appUserId],
  );
  if (identity === undefined) throw AppError.conflict("The identity of this app user was erased: nobody can tell it.");
  try {
    return openSealedText(keys.encryption, identity.external_id);
  } catch {
    // Damaged or sealed with another key: a fault of the installation that whoever runs it can mend, and nothing to log.
    throw AppError.conflict(
      "The identity cannot be read with the keys of this server: its secrets.json is not the one it was stored with.",
    );
  }
}
