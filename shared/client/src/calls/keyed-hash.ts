import * as crypto from "node:crypto";

/** HMAC-SHA-256 of a text in UTF-8, as 43 characters of base64url. */
export type KeyedHash = (text: string) => string;

type HashOnce = (algorithm: "sha256", content: string | Uint8Array, encoding: "base64url" | "binary") => string;

// Types know the newest Node alone.
const HASH_ONCE: HashOnce | null = "hash" in crypto ? crypto.hash : null;
const ALGORITHM = "sha256";
const BLOCK_BYTES = 64;
const DIGEST_BYTES = 32;
const INNER_PAD = 0x36;
const OUTER_PAD = 0x5c;
/** A key that is as many bytes as it has characters, with a pad on it, too. */
const ASCII_BLOCK = /^[\0-\x7F]{1,64}$/;
/** A longer text would be copied whole; beside its hashing `createHmac` costs little. */
const MOST_CHARACTERS = 32_768;

/**
 * The same as `createHmac`, which costs a host that waited for its provider 60 µs a call: objects of a stream, a key
 * that is set up anew, all of it code that no cache holds any more. HMAC by RFC 2104 is two plain hashes, for which
 * newer Nodes have one call each. That takes a text best, and so the key has to be one, with the pad on it, too.
 *
 * @param hashOnce null where Node is older than 20.12
 */
export function createKeyedHash(key: string, hashOnce: HashOnce | null = HASH_ONCE): KeyedHash {
  const hashAny = createHashAny(key);
  if (hashOnce === null || !ASCII_BLOCK.test(key)) return hashAny;
  const inner = padded(key, INNER_PAD);
  const outer = Buffer.alloc(BLOCK_BYTES + DIGEST_BYTES);
  outer.write(padded(key, OUTER_PAD));
  return (text) => {
    if (text.length > MOST_CHARACTERS) return hashAny(text);
    outer.write(hashOnce(ALGORITHM, inner + text, "binary"), BLOCK_BYTES, "binary");
    return hashOnce(ALGORITHM, outer, "base64url");
  };
}

function createHashAny(key: string): KeyedHash {
  const secret = crypto.createSecretKey(Buffer.from(key));
  return (text) => crypto.createHmac(ALGORITHM, secret).update(text).digest("base64url");
}

function padded(key: string, pad: number): string {
  const block = Buffer.from(key.padEnd(BLOCK_BYTES, "\0"));
  return String.fromCharCode(...block.map((byte) => byte ^ pad));
}
