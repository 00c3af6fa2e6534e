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
    if (to.length === 0) return { outcome: "ACCEPTED", answer: "every recipient has it", permanent: false };
    if (this.mailer === null) return failed("no mail server is configured: SMTP_URL and MAIL_FROM are not set");
    const withLink = link === null ? `${text}\n` : `${text}\n\n${link}\n`;
    try {
      const receipt = await this.mailer.send({ to, subject, text: withLink, html, messageId: `<${id}@tokenledger>` });
      return receipt.refusals.length === 0
        ? { outcome: "ACCEPTED", answer: receipt.answer, permanent: false }
        : partlyRefused(receipt, to.length);
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      const { answer, permanent, socketCode, code } = error;
      if (answer !== null) return { outcome: "REFUSED", answer, permanent };
      return failed(failureWords(socketCode ?? code));
    }
  }
}

type Handed = Pick<SendOutcome, "outcome" | "answer" | "permanent" | "takenBy">;

function failed(answer: string): Handed {
  return { outcome: "FAILED", answer, permanent: false };
}

/** The words for those who were refused come first: of a long answer they are what must not be cut off. */
function partlyRefused({ answer, refusals, taken, isRefusedForEver }: MailReceipt, recipients: number): Handed {
  const words = `${refusals.length} of ${recipients} recipients refused: ${refusals.join("; ")}; the others: ${answer}`;
  return { outcome: "REFUSED", answer: words, permanent: isRefusedForEver, takenBy: taken };
}
