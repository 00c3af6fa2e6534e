import type { ChannelMessage } from "../channel-message.js";
import type { ChannelSender, SendContext } from "../channel-sender.js";
import type { PostContext } from "./post-to-target.js";
import type { SendOutcome } from "../send-outcome.js";
import { sendPost } from "./send-post.js";
import { slackBody } from "./slack-body.js";

/** Posts to Slack, or to who takes what Slack takes. Whoever knows the target may post there: it is not signed. */
export class SlackSender implements ChannelSender {
  constructor(private readonly context: PostContext) {}

  send(message: ChannelMessage, { channel: { target }, now }: SendContext): Promise<SendOutcome> {
    if (target === null) throw new Error("a Slack channel without a target");
    const headers = { "Idempotency-Key": message.id };
    return sendPost({ target, body: slackBody(message), headers, secrets: [] }, now, this.context);
  }
}
