import { createTransport } from "nodemailer";
import { isMailAddress } from "./mail-address.js";
import { MailError } from "./mail-error.js";

/** Somebody waits for the answer meanwhile. */
const SEND_WITHIN_MS = 10_000;
const CONTROL_CHARACTERS = /\p{Cc}+/gu;

export interface Mail {
  /** One address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same for who reads HTML; what others wrote in it is escaped by whoever makes it. */
  readonly html: string;
}

export interface MailerOptions {
  /** `smtp://` or `smtps://`, with user and password where the server wants them. */
  readonly smtpUrl: string;
  readonly from: string;
  readonly withinMs?: number;
}

/** Sends mail through the operator's server; the one place that knows how. */
export class Mailer {
  private readonly transport: ReturnType<typeof createTransport>;

  constructor(private readonly options: MailerOptions) {
    const { smtpUrl, from } = options;
    this.transport = createTransport({ url: smtpUrl, disableFileAccess: true, disableUrlAccess: true }, { from });
  }

  /**
   * Hands one mail to the server; there is no second try.
   *
   * @throws MailError when the server did not take it within ten seconds, or `to` is not one address
   */
  async send({ to, subject, text, html }: Mail): Promise<void> {
    if (!isMailAddress(to)) throw new MailError("ENOTONEADDRESS", null);
    try {
      await this.transport.sendMail({
        to: { name: "", address: to },
        subject: subject.replaceAll(CONTROL_CHARACTERS, " "),
        text,
        html,
        headers: { "Auto-Submitted": "auto-generated" },
        signal: AbortSignal.timeout(this.options.withinMs ?? SEND_WITHIN_MS),
      });
    } catch (error) {
      throw toMailError(error);
    }
  }
}

function toMailError(error: unknown): MailError {
  const isObject = typeof error === "object" && error !== null;
  const code = isObject && "code" in error && typeof error.code === "string" ? error.code : "EUNKNOWN";
  const response =
    isObject && "responseCode" in error && typeof error.responseCode === "number" ? error.responseCode : null;
  return new MailError(code, response);
}
