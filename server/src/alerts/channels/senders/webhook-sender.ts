import type { ChannelMessage } from "../channel-message.js";
import type { ChannelSender, SendContext } from "../channel-sender.js";
import type { PostContext } from "./post-to-target.js";
import type { SendOutcome } from "../send-outcome.js";
import { sendPost } from "./send-post.js";
import { signatureHeaders } from "./webhook-secret.js";

/** Posts the event as JSON, signed. See docs/alerts.md for who receives it. */
export class WebhookSender implements ChannelSender {
  constructor(private readonly context: PostContext) {}

  send(message: ChannelMessage, { channel, now }: SendContext): Promise<SendOutcome> {
    const { id, createdAt, event } = message;
    const { target, secrets } = channel;
    if (target === null) throw new Error("a webhook without a target");
    const body = JSON.stringify({ type: event.type, timestamp: createdAt.toISOString(), data: event.data });
    const signature = signatureHeaders({ id, sentAt: now, body }, secrets);
    return sendPost(
      {
        target,
        body,
        headers: { ...signature, "Idempotency-Key": id },
        secrets: [...secrets, ...(signature["webhook-signature"] ?? "").split(/[ ,]/)],
      },
      now,
      this.context,
    );
  }
}
