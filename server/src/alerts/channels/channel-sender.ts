import type { ChannelMessage } from "./channel-message.js";
import type { SendOutcome } from "./send-outcome.js";

/** Where a message goes, with its seals broken: never kept, logged or answered. */
export interface OpenChannel {
  readonly recipients: readonly string[];
  /** The address to post to; null for e-mail. */
  readonly target: string | null;
  /** What posts are signed with: the secret, and the former one for as long as it is valid. None but of webhooks. */
  readonly secrets: readonly string[];
}

export interface SendContext {
  readonly channel: OpenChannel;
  readonly now: Date;
}

/** One way to send; it takes at most ten seconds, and what goes wrong is in its outcome. */
export interface ChannelSender {
  send(message: ChannelMessage, context: SendContext): Promise<SendOutcome>;
}
