import type { Clock } from "../../core/clock.js";
import type { Mailer } from "../../core/mailer.js";
import { ChannelKind } from "../../thresholds/channel-kind.js";
import type { ChannelMessage } from "./channel-message.js";
import type { ChannelSeal } from "./channel-seal.js";
import type { ChannelSender, OpenChannel } from "./channel-sender.js";
import type { TargetGuard } from "./guard/target-guard.js";
import type { SendOutcome } from "./send-outcome.js";
import { MailSender } from "./senders/mail-sender.js";
import { SlackSender } from "./senders/slack-sender.js";
import { WebhookSender } from "./senders/webhook-sender.js";

/** Where a message goes, as it is stored. */
export interface SealedChannel {
  readonly kind: ChannelKind;
  readonly recipients: readonly string[];
  readonly target: Uint8Array | null;
  readonly secret: Uint8Array | null;
  readonly formerSecret: Uint8Array | null;
  readonly formerSecretUntil: Date | null;
}

interface SendersParts {
  /** Null: no mail server is configured. */
  readonly mailer: Mailer | null;
  readonly guard: TargetGuard;
  readonly seal: ChannelSeal;
  readonly clock: Clock;
  /** How long a post may take, from the name to the answer; ten seconds where nobody says. */
  readonly postWithinMs?: number;
}

/** Sends through a channel of whatever kind; made once. */
export class ChannelSenders {
  private readonly senders: Readonly<Record<ChannelKind, ChannelSender>>;

  constructor(private readonly parts: SendersParts) {
    const { mailer, guard, postWithinMs } = parts;
    const context = { guard, ...(postWithinMs !== undefined && { withinMs: postWithinMs }) };
    this.senders = {
      [ChannelKind.EMAIL]: new MailSender(mailer),
      [ChannelKind.WEBHOOK]: new WebhookSender(context),
      [ChannelKind.SLACK]: new SlackSender(context),
    };
  }

  /**
   * One try. Repeat it with the same message, above all the same id, so that who got it already can tell.
   *
   * @throws Error when the channel was sealed with another key
   */
  send(message: ChannelMessage, channel: SealedChannel): Promise<SendOutcome> {
    const now = this.parts.clock();
    return this.senders[channel.kind].send(message, { channel: this.open(channel, now), now });
  }

  private open(channel: SealedChannel, now: Date): OpenChannel {
    const { recipients, target, secret, formerSecret, formerSecretUntil } = channel;
    const former = formerSecretUntil !== null && formerSecretUntil > now ? formerSecret : null;
    return {
      recipients,
      target: target === null ? null : this.parts.seal.open(target),
      secrets: [secret, former].filter((sealed) => sealed !== null).map((sealed) => this.parts.seal.open(sealed)),
    };
  }
}
