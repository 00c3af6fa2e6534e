import { z } from "zod";
import { MailError } from "./mail-error.js";

/** What the mail library throws, as far as it is looked at. */
const Thrown = z.object({
  code: z.string().catch("EUNKNOWN"),
  originalCode: z.string().nullable().catch(null),
  responseCode: z.number().nullable().catch(null),
  response: z.string().nullable().catch(null),
  permanent: z.boolean().catch(false),
  rejectedErrors: z.array(z.object({ permanent: z.boolean().catch(false) })).catch([]),
});

/** Codes of what a server said about this mail, its sender or its recipients; others are about the way to it. */
const ABOUT_THE_MAIL = new Set(["EENVELOPE", "EMESSAGE"]);

/** @param error whatever the mail library threw */
export function toMailError(error: unknown): MailError {
  const { success, data } = Thrown.safeParse(error);
  if (!success) return new MailError("EUNKNOWN", null);
  const { code, originalCode, responseCode, response, rejectedErrors } = data;
  // Of several recipients one may be taken later: then the mail is tried again.
  const isPermanent = data.permanent && ABOUT_THE_MAIL.has(code) && rejectedErrors.every(({ permanent }) => permanent);
  return new MailError(code, responseCode, { answer: response, socketCode: originalCode, permanent: isPermanent });
}
