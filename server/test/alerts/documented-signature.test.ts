import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { signatureHeaders } from "../../src/alerts/channels/senders/webhook-secret.js";

const MANUAL = readFileSync(new URL("../../../docs/alerts.md", import.meta.url), "utf8");

const said = (pattern: RegExp) => pattern.exec(MANUAL)?.[1] ?? "";

test("the post in the manual has the signature that is sent for it", () => {
  const id = said(/^webhook-id: (.+)$/m);
  const seconds = said(/^webhook-timestamp: (\d+)$/m);
  const post = { id, sentAt: new Date(Number(seconds) * 1000), body: said(/^(\{"type".+\})$/m) };
  expect(signatureHeaders(post, [said(/signed with `(whsec_[^`]+)`/)])).toEqual({
    "webhook-id": id,
    "webhook-timestamp": seconds,
    "webhook-signature": said(/^webhook-signature: (.+)$/m),
  });
});
