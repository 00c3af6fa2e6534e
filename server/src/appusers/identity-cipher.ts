import { createCipheriv, createHmac, randomBytes } from "node:crypto";

const IV_BYTES = 12;

export interface IdentityKeys {
  /** 32 bytes; encrypts outside ids. */
  readonly encryption: Buffer;
  /** Makes the blind index by which an outside id is found. */
  readonly lookup: Buffer;
  /** Orders pseudonyms. */
  readonly pseudonym: Buffer;
}

/** Blind index of an outside id within its project. */
export function lookupOf(keys: IdentityKeys, projectId: number, externalId: string): Buffer {
  return createHmac("sha256", keys.lookup).update(`${projectId}\0${externalId}`).digest().subarray(0, 16);
}

/** AES-256-GCM: 12 bytes of nonce, 16 of tag, then the text. */
export function encryptIdentity(keys: IdentityKeys, externalId: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", keys.encryption, iv);
  const text = Buffer.concat([cipher.update(externalId, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), text]);
}
