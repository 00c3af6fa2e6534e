import type { ServerResponse } from "node:http";
import { Webhook } from "standardwebhooks";
import { afterEach, describe, expect, test } from "vitest";
import { TargetGuard } from "../../src/alerts/channels/guard/target-guard.js";
import { newWebhookSecret } from "../../src/alerts/channels/senders/webhook-secret.js";
import { WebhookSender } from "../../src/alerts/channels/senders/webhook-sender.js";
import { startHttpSink, type AnswerPost, type HttpSink } from "./http-sink.js";
import { MESSAGE } from "./sample-message.js";

const guard = new TargetGuard({ allowPrivate: true });

let sink: HttpSink | null = null;

afterEach(async () => {
  await sink?.stop();
  sink = null;
});

interface Sending {
  readonly answer?: AnswerPost;
  readonly secrets?: readonly string[];
  readonly path?: string;
  readonly withinMs?: number;
}

async function send({ answer, secrets = [newWebhookSecret()], path = "/hook", withinMs = 5_000 }: Sending = {}) {
  const started = (sink = await startHttpSink(answer));
  const channel = { recipients: [], target: `${started.url}${path}`, secrets };
  const outcome = await new WebhookSender({ guard, withinMs }).send(MESSAGE, { channel, now: new Date() });
  return { outcome, posts: started.posts, sink: started };
}

const answering =
  (status: number, headers: Record<string, string> = {}, body = ""): AnswerPost =>
  (_post, response) =>
    response.writeHead(status, headers).end(body);

describe("a webhook", () => {
  test("is verified by the library that receivers use, with the secret and with the former one", async () => {
    const secrets = [newWebhookSecret(), newWebhookSecret()];
    const { outcome, posts } = await send({ secrets });
    expect(outcome).toMatchObject({ outcome: "ACCEPTED", answer: "200 OK", permanent: false, retryAfterSeconds: null });
    const [post] = posts;
    const headers = post?.headers as Record<string, string>;
    for (const secret of secrets) {
      expect(new Webhook(secret).verify(post?.body ?? "", headers)).toEqual({
        type: "alert.crossed",
        timestamp: "2026-11-27T05:00:00.000Z",
        data: { used: "1.6" },
      });
    }
    expect(() => new Webhook(newWebhookSecret()).verify(post?.body ?? "", headers)).toThrow("No matching signature");
    expect(() => new Webhook(secrets[0] ?? "").verify(`${post?.body} `, headers)).toThrow("No matching signature");
  });

  test("says which message it is in the two ways that receivers look for", async () => {
    const { posts } = await send();
    expect(posts).toMatchObject([
      {
        path: "/hook",
        headers: { "webhook-id": MESSAGE.id, "idempotency-key": MESSAGE.id, "content-type": "application/json" },
      },
    ]);
  });

  test.each([
    {
      name: "a server's fault",
      status: 500,
      words: "500 Internal Server Error: broken",
      permanent: false,
      after: null,
    },
    { name: "what is gone", status: 410, words: "410 Gone: broken", permanent: true, after: null },
    { name: "a wrong path", status: 404, words: "404 Not Found: broken", permanent: false, after: null },
    {
      name: "too much, with the seconds",
      status: 429,
      words: "429 Too Many Requests: broken",
      permanent: false,
      after: 7,
    },
    {
      name: "an outage, with the seconds",
      status: 503,
      words: "503 Service Unavailable: broken",
      permanent: false,
      after: 7,
    },
  ])("$name is refused, in the server's words", async ({ status, words, permanent, after }) => {
    const { outcome } = await send({ answer: answering(status, { "Retry-After": "7" }, "broken\r\n") });
    expect(outcome).toMatchObject({ outcome: "REFUSED", answer: words, permanent, retryAfterSeconds: after });
  });

  test.each([301, 302, 303, 307, 308])("a redirect with %i is not followed", async (status) => {
    const elsewhere = await startHttpSink();
    const { outcome } = await send({ answer: answering(status, { Location: `${elsewhere.url}/in` }) });
    expect(outcome).toMatchObject({
      outcome: "REFUSED",
      answer: expect.stringMatching(new RegExp(`^${status} .*: redirects are not followed$`)),
      permanent: false,
    });
    expect(elsewhere.connections).toBe(0);
    await elsewhere.stop();
  });

  test("an answer that repeats all it was sent tells no secret", async () => {
    const secret = newWebhookSecret();
    const path = "/T0123/B4567/token-of-the-path?key=key-in-the-query";
    const repeat: AnswerPost = (post, response) =>
      response.writeHead(400).end(`${post.path} ${JSON.stringify(post.headers)} token-of-the-path minji@example.com`);
    const { outcome } = await send({ answer: repeat, secrets: [secret], path });
    expect(outcome.answer).not.toMatch(/token-of-the-path|key-in-the-query|v1,\w{8}|minji@/);
    expect(outcome.answer.length).toBeLessThanOrEqual(300);
  });

  test("a flood for an answer is read no further than needed", async () => {
    let written = 0;
    const flood: AnswerPost = (_post, response) => {
      response.writeHead(500);
      const more = () => {
        while (!response.destroyed && response.write("x".repeat(65_536))) written += 65_536;
      };
      response.on("drain", more);
      more();
    };
    const { outcome } = await send({ answer: flood });
    expect(outcome).toMatchObject({ outcome: "REFUSED", answer: expect.stringMatching(/^500 .*x…$/) });
    expect(outcome.answer).toHaveLength(300);
    expect(written).toBeLessThan(16 * 1024 * 1024);
  });

  test("a body that never ends hides no status", async () => {
    const dangling = (status: number): AnswerPost => {
      return (_post, response: ServerResponse) => response.writeHead(status).write("part");
    };
    expect((await send({ answer: dangling(200), withinMs: 300 })).outcome).toMatchObject({ outcome: "ACCEPTED" });
    await sink?.stop();
    const { outcome } = await send({ answer: dangling(500), withinMs: 300 });
    expect(outcome).toMatchObject({ outcome: "REFUSED", answer: "500 Internal Server Error: part" });
  });

  test("silence is waited for no longer than the limit", async () => {
    const { outcome } = await send({ answer: () => undefined, withinMs: 200 });
    expect(outcome).toMatchObject({ outcome: "FAILED", answer: "there was no answer in time (ABORT_ERR)" });
    expect(outcome.durationMs).toBeGreaterThanOrEqual(190);
    expect(outcome.durationMs).toBeLessThan(3_000);
  });

  test("a connection that is cut, and a port where nobody listens, are told as such", async () => {
    const { outcome, sink: cut } = await send({
      answer: (_post, _response, request) => request.socket.resetAndDestroy(),
    });
    expect(outcome).toMatchObject({ outcome: "FAILED", answer: "the connection was cut (ECONNRESET)" });
    await cut.stop();
    const channel = { recipients: [], target: `${cut.url}/hook`, secrets: [newWebhookSecret()] };
    expect(await new WebhookSender({ guard }).send(MESSAGE, { channel, now: new Date() })).toMatchObject({
      outcome: "FAILED",
      answer: "nobody listens there (ECONNREFUSED)",
      permanent: false,
    });
  });
});
