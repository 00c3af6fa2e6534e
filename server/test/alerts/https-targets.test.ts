import { createServer } from "node:https";
import { createServer as createTcpServer, type Server } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { TargetGuard, type Resolve } from "../../src/alerts/channels/guard/target-guard.js";
import { SlackSender } from "../../src/alerts/channels/senders/slack-sender.js";
import { startHttpSink } from "./http-sink.js";
import { MESSAGE } from "./sample-message.js";
import { selfSigned, type SelfSigned } from "./self-signed.js";

const closers: (() => unknown)[] = [];
let identity: SelfSigned;

beforeAll(async () => {
  identity = await selfSigned("hooks.example");
});

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

/** Everything is on this machine. */
const here: Resolve = (_name, _options, done) => done(null, [{ address: "127.0.0.1", family: 4 }]);

function send(target: string, allowPrivate = true) {
  const guard = new TargetGuard({ allowPrivate, resolve: here });
  const channel = { recipients: [], target, secrets: [] };
  return new SlackSender({ guard, withinMs: 5_000 }).send(MESSAGE, { channel, now: new Date() });
}

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

describe("a target with TLS", () => {
  test("whose certificate nobody vouches for gets nothing, and is told as such", async () => {
    let posts = 0;
    const server = createServer({ ...identity }, (_request, response) => {
      posts += 1;
      response.end();
    });
    closers.push(() => server.close());
    expect(await send(`https://hooks.example:${await portOf(server)}/`)).toMatchObject({
      outcome: "FAILED",
      answer: "its certificate is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT)",
      permanent: false,
    });
    expect(posts).toBe(0);
  });

  test("that an authority vouches for gets the message, under the name that was asked for and no other", async () => {
    const server = createServer({ ...identity }, (_request, response) => response.end());
    closers.push(() => server.close());
    const trusted = getCACertificates();
    closers.push(() => setDefaultCACertificates(trusted));
    setDefaultCACertificates([...trusted, identity.cert]);
    const port = await portOf(server);
    expect(await send(`https://hooks.example:${port}/`)).toMatchObject({ outcome: "ACCEPTED", answer: "200 OK" });
    expect(await send(`https://other.example:${port}/`)).toMatchObject({
      outcome: "FAILED",
      answer: "its certificate is not trusted (ERR_TLS_CERT_ALTNAME_INVALID)",
    });
  });

  test("in a private network is not even greeted", async () => {
    const sink = await startHttpSink();
    closers.push(() => sink.stop());
    for (const host of ["hooks.example", "127.0.0.1", "2130706433", "[::ffff:127.0.0.1]"]) {
      expect(await send(`https://${host}:${sink.port}/`, false)).toMatchObject({
        outcome: "FAILED",
        answer: "the target is in a private, local or reserved network",
      });
    }
    expect(sink.connections).toBe(0);
  });

  test("that has none is told as such", async () => {
    const sink = await startHttpSink();
    closers.push(() => sink.stop());
    expect(await send(`https://hooks.example:${sink.port}/`)).toMatchObject({
      outcome: "FAILED",
      answer: "it does not answer as HTTPS does (EPROTO)",
    });
  });
});

test("a target that speaks something else than HTTP is told as such", async () => {
  const server = createTcpServer((socket) => {
    socket.on("error", () => undefined);
    socket.end("220 mail.example ESMTP\r\n");
  });
  closers.push(() => server.close());
  expect(await send(`http://hooks.example:${await portOf(server)}/`)).toMatchObject({
    outcome: "FAILED",
    answer: expect.stringMatching(/^it does not answer as HTTP does \(HPE_\w+\)$/),
  });
});
