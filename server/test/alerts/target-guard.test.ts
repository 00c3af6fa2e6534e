import type { LookupAddress } from "node:dns";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TargetGuard, type Resolve } from "../../src/alerts/channels/guard/target-guard.js";
import { SlackSender } from "../../src/alerts/channels/senders/slack-sender.js";
import { startHttpSink, type HttpSink } from "./http-sink.js";
import { LOOPBACK_SPELLINGS, PRIVATE_TARGETS } from "./private-targets.js";
import { MESSAGE } from "./sample-message.js";

let sink: HttpSink;

beforeEach(async () => {
  sink = await startHttpSink();
});

afterEach(() => sink.stop());

/** A resolver that says what its owner likes, one answer after the other. */
function resolverOf(...answers: readonly (readonly string[])[]): Resolve {
  const left = [...answers];
  return (_name, _options, done) => {
    const addresses = (left.length > 1 ? left.shift() : left[0]) ?? [];
    done(null, addresses.map(toAddress));
  };
}

function toAddress(address: string): LookupAddress {
  return { address, family: address.includes(":") ? 6 : 4 };
}

function send(target: string, guard: TargetGuard) {
  const channel = { recipients: [], target, secrets: [] };
  return new SlackSender({ guard, withinMs: 500 }).send(MESSAGE, { channel, now: new Date() });
}

const REFUSED = { outcome: "FAILED", answer: "the target is in a private, local or reserved network" };

describe("a target in a private network", () => {
  test.each(LOOPBACK_SPELLINGS)("is refused at connect, spelled %s", async (host) => {
    const guard = new TargetGuard({ allowPrivate: false });
    expect(await send(`http://${host}:${sink.port}/`, guard)).toMatchObject(REFUSED);
    expect(sink.connections).toBe(0);
  });

  test("gets nothing under a name that some resolvers know as this machine", async () => {
    const guard = new TargetGuard({ allowPrivate: false });
    expect(await send(`http://localhost.:${sink.port}/`, guard)).toMatchObject({ outcome: "FAILED" });
    expect(sink.connections).toBe(0);
  });

  test.each(PRIVATE_TARGETS)("is refused when it is saved: %s", async (target) => {
    const guard = new TargetGuard({ allowPrivate: false });
    await expect(guard.check(new URL(target).hostname)).rejects.toThrow(REFUSED.answer);
  });

  test("gets nothing when its name was public while it was looked at", async () => {
    const guard = new TargetGuard({ allowPrivate: false, resolve: resolverOf(["8.8.8.8"], ["127.0.0.1"]) });
    await guard.check("rebind.example");
    expect(await send(`http://rebind.example:${sink.port}/`, guard)).toMatchObject(REFUSED);
    expect(sink.connections).toBe(0);
  });

  test.each([
    { name: "the private one first", addresses: ["127.0.0.1", "8.8.8.8"] },
    { name: "the private one last", addresses: ["8.8.8.8", "2606:4700:4700::1111", "127.0.0.1"] },
    { name: "IPv4 within IPv6", addresses: ["::ffff:127.0.0.1"] },
    { name: "none at all", addresses: [] },
  ])("gets nothing from a name with public and private addresses: $name", async ({ addresses }) => {
    const guard = new TargetGuard({ allowPrivate: false, resolve: resolverOf(addresses) });
    expect(await send(`http://mixed.example:${sink.port}/`, guard)).toMatchObject(REFUSED);
    expect(sink.connections).toBe(0);
  });

  test("is asked for once: the connection goes to the address that was looked at", async () => {
    let asked = 0;
    const resolve: Resolve = (name, options, done) => {
      asked += 1;
      resolverOf(asked === 1 ? ["127.0.0.1"] : ["127.0.0.2"])(name, options, done);
    };
    const guard = new TargetGuard({ allowPrivate: true, resolve });
    expect(await send(`http://once.example:${sink.port}/`, guard)).toMatchObject({ outcome: "ACCEPTED" });
    expect(asked).toBe(1);
    expect(sink.posts[0]?.headers.host).toBe(`once.example:${sink.port}`);
  });

  test("is posted to where the operator allows it", async () => {
    const guard = new TargetGuard({ allowPrivate: true });
    await guard.check("127.0.0.1");
    expect(await send(`http://127.0.0.1:${sink.port}/`, guard)).toMatchObject({ outcome: "ACCEPTED" });
  });
});

test("a name that is not known is told as such", async () => {
  const guard = new TargetGuard({ allowPrivate: false });
  expect(await send("http://hooks.example.invalid/", guard)).toMatchObject({
    outcome: "FAILED",
    answer: expect.stringMatching(/^the name (?:is not known \(ENOTFOUND\)|could not be resolved \(EAI_AGAIN\))$/),
  });
});
