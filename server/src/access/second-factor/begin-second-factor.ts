import { AppError } from "../../core/errors.js";
import type { RequestContext } from "../request-context.js";
import { requireFreshSession } from "../require-fresh-session.js";
import { memberOf } from "../member-of.js";
import type { SecondFactor } from "./second-factor.js";
import { newTotpSecret, totpUri } from "./totp.js";

/** For an authenticator app: as an address for a QR code, and to be typed. */
export interface NewSecret {
  readonly uri: string;
  readonly secret: string;
}

/**
 * A secret that counts for nothing until a code made with it is given; the next one replaces it.
 *
 * @throws AppError CONFLICT when a second factor is in force, or no password is that it could be second to
 */
export async function beginSecondFactor(context: RequestContext, factor: SecondFactor): Promise<NewSecret> {
  requireFreshSession(context);
  const { memberId, email, hasPassword } = memberOf(context);
  if (!hasPassword) throw AppError.conflict("You sign in through the provider alone, which asks for a second factor.");
  const secret = newTotpSecret();
  const begun = await context.em.execute<object[]>(
    `update members set totp_secret = ?, totp_last_step = null where id = ? and totp_confirmed_at is null returning id`,
    [factor.seal(secret), memberId],
  );
  if (begun.length === 0) throw AppError.conflict("You have a second factor. Turn it off before you begin another.");
  return { uri: totpUri(secret, email), secret };
}
