import { Secret, TOTP } from "otpauth";

/** What every authenticator app takes for granted; some ignore anything else in the address. */
const FORM = { algorithm: "SHA1", digits: 6, period: 30 } as const;
/** Clocks differ, and a code is typed for a while: one step before and one after. */
const TOLERATED_STEPS = 1;
const ISSUER = "Tokenledger";

/** 160 random bits in base32, as authenticator apps take it by hand. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The `otpauth://` address behind the QR code. */
export function totpUri(secret: string, email: string): string {
  return new TOTP({ ...FORM, issuer: ISSUER, label: email, secret }).toString();
}

/**
 * The 30-second step, counted from 1970, whose code this is; null when it is none of the tolerated ones.
 *
 * @param code six digits
 */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const key = Secret.fromBase32(secret);
  const delta = TOTP.validate({ ...FORM, secret: key, token: code, timestamp, window: TOLERATED_STEPS });
  return delta === null ? null : TOTP.counter({ period: FORM.period, timestamp }) + delta;
}
