import { PSEUDONYM_WORDS } from "@tokenledger/model/pseudonym-words";

/** Crockford's base 32: no I, L, O or U, which are misread. */
const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LENGTH = 4;
const CODES = DIGITS.length ** CODE_LENGTH;
const SPACE_BITS = 25n;
const SPACE = 1n << SPACE_BITS;

/**
 * The shown name of an app user, such as `sparrow-7F3K`.
 *
 * A keyed permutation of the id: stable, and two ids never share a name, so nothing has to be
 * looked up or tried again. Ids beyond 2^25 get further digits.
 *
 * @param key a secret of the installation, at least 8 bytes; without it names do not tell who came first
 */
export function pseudonymOf(id: bigint, key: Buffer): string {
  const position = Number(permute(id % SPACE, key));
  const word = PSEUDONYM_WORDS[Math.floor(position / CODES)];
  if (word === undefined) throw new Error("a pseudonym needs 32 words");
  const overflow = id / SPACE;
  return `${word.en}-${toDigits(position % CODES).padStart(CODE_LENGTH, "0")}${toDigits(Number(overflow))}`;
}

/** Nothing for 0. */
function toDigits(value: number): string {
  let digits = "";
  for (let rest = value; rest > 0; rest = Math.floor(rest / DIGITS.length)) {
    digits = DIGITS.charAt(rest % DIGITS.length) + digits;
  }
  return digits;
}

/** Odd factors, shifts folded in and a keyed offset: each step can be undone, so the whole is a permutation. */
function permute(value: bigint, key: Buffer): bigint {
  const mask = SPACE - 1n;
  const factor = BigInt(key.readUInt32BE(0)) | 1n;
  const offset = BigInt(key.readUInt32BE(4));
  let mixed = value;
  for (let round = 0n; round < 3n; round++) {
    mixed = (mixed * factor + offset + round) & mask;
    mixed ^= mixed >> 13n;
  }
  return mixed;
}
