import { afterEach, describe, expect, test } from "vitest";
import { TargetGuard } from "../../src/alerts/channels/guard/target-guard.js";
import { SlackSender } from "../../src/alerts/channels/senders/slack-sender.js";
import type { ChannelMessage } from "../../src/alerts/channels/channel-message.js";
import { startHttpSink, type AnswerPost, type HttpSink } from "./http-sink.js";
import { MESSAGE } from "./sample-message.js";

let sink: HttpSink | null = null;

afterEach(async () => {
  await sink?.stop();
  sink = null;
});

interface SlackBody {
  readonly text: string;
  readonly blocks: readonly {
    readonly type: string;
    readonly text: { readonly text: string; readonly verbatim?: boolean };
  }[];
}

async function send(change: Partial<ChannelMessage> = {}, answer?: AnswerPost) {
  sink = await startHttpSink(answer);
  const channel = { recipients: [], target: `${sink.url}/services/T/B/secret-token`, secrets: [] };
  const sender = new SlackSender({ guard: new TargetGuard({ allowPrivate: true }) });
  const outcome = await sender.send({ ...MESSAGE, ...change }, { channel, now: new Date() });
  const [post] = sink.posts;
  return { outcome, post, body: JSON.parse(post?.body ?? "{}") as SlackBody };
}

describe("a message to Slack", () => {
  test("has blocks, and the same as text for who knows no blocks", async () => {
    const { outcome, body, post } = await send();
    expect(outcome).toMatchObject({ outcome: "ACCEPTED", answer: "200 OK" });
    expect(post?.headers).toMatchObject({ "content-type": "application/json", "idempotency-key": MESSAGE.id });
    expect(body.text).toBe(`*${MESSAGE.subject}*\n${MESSAGE.text}\n<${MESSAGE.link}>`);
    expect(body.blocks.map(({ type, text }) => [type, text.text])).toEqual([
      ["header", MESSAGE.subject],
      ["section", MESSAGE.text],
      ["section", `<${MESSAGE.link}>`],
    ]);
  });

  test("calls nobody and makes no link of a name that somebody chose for that", async () => {
    const name = "<!channel> <https://evil.example|click> & @here";
    const { body } = await send({ subject: name, text: name });
    const told = "&lt;!channel&gt; &lt;https://evil.example|click&gt; &amp; @here";
    expect(body.text).toBe(`*${told}*\n${told}\n<${MESSAGE.link}>`);
    expect(body.blocks[1]?.text).toEqual({ type: "mrkdwn", text: told, verbatim: true });
  });

  test.each([
    { name: "plain letters", text: "x".repeat(10_000) },
    { name: "letters that grow when they are escaped", text: "&".repeat(10_000) },
    { name: "some of both", text: "a&b<".repeat(2_000) },
  ])("is cut to what Slack takes, not within an escape: $name", async ({ text }) => {
    const { body } = await send({ subject: "y".repeat(500), text });
    expect(body.blocks[0]?.text.text).toHaveLength(150);
    const section = body.blocks[1]?.text.text ?? "";
    expect(section.length).toBeLessThanOrEqual(3_000);
    expect(section.length).toBeGreaterThan(2_900);
    expect(section).toMatch(/(?:[ab]|&amp;|&lt;|x)…$/);
  });

  test("that Slack refuses is told in Slack's words", async () => {
    const { outcome } = await send({}, (_post, response) => response.writeHead(404).end("no_service"));
    expect(outcome).toMatchObject({ outcome: "REFUSED", answer: "404 Not Found: no_service", permanent: false });
  });
});
