import { createHmac } from "node:crypto";

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
