import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { inLane, type PasswordLane } from "./password-lanes.js";

const compute = promisify(argon2);

/** OWASP's floor for Argon2id: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;
const FORMAT = /^argon2id\$m=(\d+),t=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/;

/** `argon2id$m=…,t=…,p=…$salt$hash`, both in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const hash = await inLane("known", () => compute("argon2id", { message: password, nonce, ...COST }));
  return `argon2id$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${nonce.toString("base64url")}$${hash.toString("base64url")}`;
}

/** Takes as long for a member that does not exist (`stored` null) as for one that does. */
export async function verifyPassword(
  password: string,
  stored: string | null,
  lane: PasswordLane = "known",
): Promise<boolean> {
  const [, memory, passes, parallelism, salt = "", expected = ""] = FORMAT.exec(stored ?? "") ?? [];
  const nonce = salt === "" ? Buffer.alloc(16) : Buffer.from(salt, "base64url");
  const cost =
    salt === "" ? COST : { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const hash = await inLane(lane, () => compute("argon2id", { message: password, nonce, ...cost, tagLength: 32 }));
  const wanted = Buffer.from(expected, "base64url");
  return wanted.length === hash.length && timingSafeEqual(hash, wanted);
}
