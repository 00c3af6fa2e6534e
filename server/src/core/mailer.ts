import { createTransport } from "nodemailer";
import { isMailAddress } from "./mail-address.js";
import { MailError } from "./mail-error.js";
import { toMailError } from "./to-mail-error.js";

/** Somebody waits for the answer meanwhile. */
const SEND_WITHIN_MS = 10_000;
const CONTROL_CHARACTERS = /\p{Cc}+/gu;

export interface Mail {
  /** One address, or several, who see each other. */
  readonly to: string | readonly string[];
  readonly subject: string;
  readonly text: string;
  /** The same for who reads HTML; what others wrote in it is escaped by whoever makes it. */
  readonly html: string;
  /** What tells a mail that arrives twice, such as `<id@tokenledger>`; without it the mail gets one of its own. */
  readonly messageId?: string;
}

/** What the server said of a mail that it took. */
export interface MailReceipt {
  /** Such as `250 OK: queued`; may name recipients. */
  readonly answer: string;
  /** What it said of each recipient whom it refused while it took others; may name them. */
  readonly refusals: readonly string[];
  /** Whom it took the mail for, as they were given. */
  readonly taken: readonly string[];
  /** Those that it refused are refused for ever; false without any. */
  readonly isRefusedForEver: boolean;
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
   * Connects and signs in, and sends nothing.
   *
   * @throws MailError when the server does not take it within ten seconds
   */
  async greet(): Promise<void> {
    const { smtpUrl: url, withinMs = SEND_WITHIN_MS } = this.options;
    // Limits of its own: nobody can call a greeting off, and a server that is silent would hold the process.
    const limits = { connectionTimeout: withinMs, greetingTimeout: withinMs, socketTimeout: withinMs };
    try {
      await createTransport({ url, disableFileAccess: true, disableUrlAccess: true, ...limits }).verify();
    } catch (error) {
      throw toMailError(error);
    }
  }

  /**
   * Hands one mail to the server; there is no second try.
   *
   * @throws MailError when the server did not take it within ten seconds, or somebody in `to` is not one address
   */
  async send({ to, subject, text, html, messageId }: Mail): Promise<MailReceipt> {
    const recipients = typeof to === "string" ? [to] : to;
    if (recipients.length === 0 || !recipients.every(isMailAddress)) throw new MailError("ENOTONEADDRESS", null);
    try {
      const {
        response,
        accepted,
        rejectedErrors = [],
      } = await this.transport.sendMail({
        to: recipients.map((address) => ({ name: "", address })),
        subject: subject.replaceAll(CONTROL_CHARACTERS, " "),
        text,
        html,
        ...(messageId !== undefined && { messageId }),
        headers: { "Auto-Submitted": "auto-generated" },
        signal: AbortSignal.timeout(this.options.withinMs ?? SEND_WITHIN_MS),
      });
      const took = new Set(
        accepted.map((one: string | { readonly address: string }) =>
          (typeof one === "string" ? one : one.address).toLowerCase(),
        ),
      );
      return {
        answer: response,
        refusals: rejectedErrors.map(wordsOf),
        taken: rejectedErrors.length === 0 ? recipients : recipients.filter((one) => took.has(one.toLowerCase())),
        isRefusedForEver: rejectedErrors.length > 0 && rejectedErrors.every(isForEver),
      };
    } catch (error) {
      throw toMailError(error);
    }
  }
}

function isForEver({ permanent }: Error & { readonly permanent?: boolean | undefined }): boolean {
  return permanent === true;
}

function wordsOf({ response, message }: Error & { readonly response?: string | undefined }): string {
  return response ?? message;
}
