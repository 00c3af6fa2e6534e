import { createHmac, randomBytes } from "node:crypto";

const PREFIX = "whsec_";
const KEY_BYTES = 32;

/** As Standard Webhooks spell one: the prefix, and the key in base64. */
export function newWebhookSecret(): string {
  return `${PREFIX}${randomBytes(KEY_BYTES).toString("base64")}`;
}

/** What is signed: the identity of the message, the second it is sent in, and its bytes. */
export interface SignedPost {
  readonly id: string;
  readonly sentAt: Date;
  readonly body: string;
}

/**
 * Headers by which a receiver knows that a post is ours, and new, as Standard Webhooks say.
 *
 * @param secrets of `newWebhookSecret`, each of which signs
 */
export function signatureHeaders({ id, sentAt, body }: SignedPost, secrets: readonly string[]): Record<string, string> {
  const seconds = String(Math.floor(sentAt.getTime() / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), "base64");
    return `v1,${createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64")}`;
  });
  return { "webhook-id": id, "webhook-timestamp": seconds, "webhook-signature": signatures.join(" ") };
}
