import type { Logger } from "pino";
import type { CurrentSettings } from "../../core/current-settings.js";
import { MailError } from "../../core/mail-error.js";
import type { Mailer } from "../../core/mailer.js";
import { invitationMail, type InvitationWords } from "./invitation-mail.js";

interface SendParts {
  /** Null: no mail server is configured. */
  readonly mailer: Mailer | null;
  /** Of the console, without a slash at its end. */
  readonly publicUrl: string;
  readonly settings: CurrentSettings;
  readonly logger: Logger;
}

interface Sent {
  readonly url: string;
  readonly mailed: boolean | null;
}

type Invited = Omit<InvitationWords, "to" | "url" | "timezone"> & { readonly id: string; readonly email: string };

/** Makes the link, and mails it where there is a mail server. A mail that fails leaves the link as good as it was. */
export type SendInvitation = (invitation: Invited, token: string) => Promise<Sent>;

export function makeSendInvitation({ mailer, publicUrl, settings, logger }: SendParts): SendInvitation {
  return async (invitation, token) => {
    // What is behind the # is sent to no server, so it stands in no log of one.
    const url = `${publicUrl}/invite#${token}`;
    if (mailer === null) return { url, mailed: null };
    const timezone = settings.current.reportingTimezone;
    try {
      await mailer.send(invitationMail({ ...invitation, to: invitation.email, url, timezone }));
      return { url, mailed: true };
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      // Whoever invited is told, and hands over the link themselves.
      logger.warn({ err: error, invitation: invitation.id }, "an invitation could not be mailed");
      return { url, mailed: false };
    }
  };
}
