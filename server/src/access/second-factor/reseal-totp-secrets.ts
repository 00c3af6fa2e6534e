import type { EntityManager } from "@mikro-orm/postgresql";
import { deriveKey } from "../../core/derive-key.js";
import { openSealedText, sealText } from "../../core/sealed-text.js";

const PURPOSE = "totp";

/** The key that secrets of second factors are sealed with, from the encryption key of the installation. */
export function totpKey(encryptionKey: Buffer): Buffer {
  return deriveKey(encryptionKey, PURPOSE);
}

/**
 * Seals every secret of a second factor with another key, confirmed or not. Call it in the transaction that
 * changes the key, and not twice: it cannot open what it sealed.
 *
 * @param oldKey the encryption key of the installation until now; the new one likewise
 * @returns how many there were
 * @throws Error when one was sealed with another key than the old one
 */
export async function resealTotpSecrets(em: EntityManager, oldKey: Buffer, newKey: Buffer): Promise<number> {
  const from = totpKey(oldKey);
  const to = totpKey(newKey);
  const members = await em.execute<{ id: number; secret: Buffer }[]>(
    "select id, totp_secret as secret from members where totp_secret is not null order by id for update",
  );
  for (const { id, secret } of members) {
    const sealed = sealText(to, openSealedText(from, secret));
    await em.execute("update members set totp_secret = ? where id = ?", [sealed, id]);
  }
  return members.length;
}
