import { hashSecret, newSecret } from "../secret-token.js";

const PREFIX_LENGTH = 9;

/** What is stored of a secret. */
export interface StoredSecret {
  readonly secretHash: Buffer;
  /** To recognise it by. */
  readonly prefix: string;
}

/** 256 random bits, as 46 characters that tell what they are. */
export function newKeySecret(): string {
  return `tl_${newSecret()}`;
}

/** Of a secret that an operator chose it may show little: the shortest has eight characters. */
export function storedSecret(secret: string): StoredSecret {
  const shown = Math.min(PREFIX_LENGTH, Math.floor(secret.length / 3));
  return { secretHash: hashSecret(secret), prefix: secret.slice(0, shown) };
}
