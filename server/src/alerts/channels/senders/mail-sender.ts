import { MailError } from "../../../core/mail-error.js";
import type { Mailer, MailReceipt } from "../../../core/mailer.js";
import type { ChannelMessage } from "../channel-message.js";
import type { ChannelSender, SendContext } from "../channel-sender.js";
import { failureWords } from "./failure-words.js";
import type { SendOutcome } from "../send-outcome.js";
import { tellAnswer } from "./tell-answer.js";

/** Mails through the operator's server. */
export class MailSender implements ChannelSender {
  /** @param mailer null: no mail server is configured */
  constructor(private readonly mailer: Mailer | null) {}

  async send(message: ChannelMessage, { channel: { recipients } }: SendContext): Promise<SendOutcome> {
    const begun = performance.now();
    const outcome = await this.hand(message, recipients);
    return {
      ...outcome,
      answer: tellAnswer(outcome.answer),
      retryAfterSeconds: null,
      durationMs: Math.round(performance.now() - begun),
    };
  }

  private async hand({ id, subject, text, html, link }: ChannelMessage, to: readonly string[]): Promise<Handed> {
    if (this.mailer === null) return failed("no mail server is configured: SMTP_URL and MAIL_FROM are not set");
    const withLink = link === null ? `${text}\n` : `${text}\n\n${link}\n`;
    try {
      const receipt = await this.mailer.send({ to, subject, text: withLink, html, messageId: `<${id}@tokenledger>` });
      return { outcome: "ACCEPTED", answer: answerOf(receipt, to.length), permanent: false };
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      const { answer, permanent, socketCode, code } = error;
      if (answer !== null) return { outcome: "REFUSED", answer, permanent };
      return failed(failureWords(socketCode ?? code));
    }
  }
}

type Handed = Pick<SendOutcome, "outcome" | "answer" | "permanent">;

function failed(answer: string): Handed {
  return { outcome: "FAILED", answer, permanent: false };
}

/** Who was refused gets nothing: another try would bring the others the same mail again. So it is told. */
function answerOf({ answer, refusals }: MailReceipt, recipients: number): string {
  if (refusals.length === 0) return answer;
  return `${answer}; ${refusals.length} of ${recipients} recipients refused: ${refusals.join("; ")}`;
}
