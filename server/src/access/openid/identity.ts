import { isStorableText } from "@tokenledger/model/usage-event";
import { z } from "zod";
import { isMailAddress } from "../../core/mail-address.js";
import { MAX_CREDENTIAL_LENGTH } from "../credential-limits.js";
import { OpenIdFault } from "./openid-fault.js";

const MAX_NAME_LENGTH = 100;
/** Ends of lines among them, and what turns the direction of text: a name stands in mails, exports and logs. */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu;

const text = z.string().min(1).max(MAX_CREDENTIAL_LENGTH).refine(isStorableText);

const claimsSchema = z.object({
  iss: text,
  sub: text,
  email: text.refine(isMailAddress).nullable().catch(null),
  email_verified: z.unknown().optional(),
  name: z.string().refine(isStorableText).catch(""),
});

/** Who somebody is at the provider. Only issuer and subject together never change. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  /** Null unless the provider says that it is theirs: anybody could have written another's. */
  readonly verifiedEmail: string | null;
  /** May be empty. */
  readonly name: string;
}

/** @throws OpenIdFault when there is no issuer or subject that could be kept */
export function readIdentity(claims: object): Identity {
  const parsed = claimsSchema.safeParse(claims);
  if (!parsed.success) throw new OpenIdFault("other", "the provider named nobody");
  const { iss, sub, email, email_verified: isVerified, name } = parsed.data;
  return {
    issuer: iss,
    subject: sub,
    verifiedEmail: isVerified === true ? email : null,
    name: name.replaceAll(CONTROL, " ").trim().slice(0, MAX_NAME_LENGTH),
  };
}
