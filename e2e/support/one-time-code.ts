import { Secret, TOTP } from "otpauth";

const STEP_MS = 30_000;

/**
 * What an authenticator app shows.
 *
 * @param ahead steps of 30 seconds: a code is good for one use, and the next one is taken early
 */
export function oneTimeCode(secret: string, ahead = 0): string {
  const key = Secret.fromBase32(secret.replace(/\s/g, ""));
  return TOTP.generate({ secret: key, timestamp: Date.now() + ahead * STEP_MS });
}
