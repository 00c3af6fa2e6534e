import type { Logger } from "pino";
import type { ChannelSenders } from "../../channels/channel-senders.js";
import type { SendOutcome } from "../../channels/send-outcome.js";
import { messageOf } from "../messages/message-of.js";
import type { DueDelivery } from "./claim-due.js";

export interface SendingParts {
  readonly senders: Pick<ChannelSenders, "send">;
  /** Of the console, without a slash at its end. */
  readonly publicUrl: string;
  readonly logger: Logger;
}

/** One try. What cannot even be tried is a fault of ours, or of the installation's keys: it is logged, and tried again. */
export async function sendDelivery(
  delivery: DueDelivery,
  { senders, publicUrl, logger }: SendingParts,
): Promise<SendOutcome> {
  try {
    return await senders.send(messageOf(delivery, publicUrl), delivery);
  } catch (error) {
    logger.error({ err: error, delivery: delivery.id }, "a message could not be sent");
    const answer = "this server could not send it; its log says why";
    return { outcome: "FAILED", answer, permanent: false, retryAfterSeconds: null, durationMs: 0 };
  }
}
