import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type AnswerPost, type HttpSink, startHttpSink } from "./http-sink.js";
import { OutboxDesk } from "./outbox-desk.js";
import { repeatsOf } from "./trouble-mail-server.js";

/** Of who asks a server that says nothing; others answer far sooner. */
const PATIENCE_MS = 2_000;

let desk: OutboxDesk;
const sinks: HttpSink[] = [];

beforeAll(async () => {
  desk = await OutboxDesk.open();
});
afterAll(() => desk.close());
afterEach(async () => {
  await desk.clear();
  await Promise.all(sinks.splice(0).map((sink) => sink.stop()));
});

async function sinkOf(answer?: AnswerPost): Promise<HttpSink> {
  const sink = await startHttpSink(answer);
  sinks.push(sink);
  return sink;
}

async function cross(channelIds: readonly number[], many: number): Promise<void> {
  await desk.crossByUsers(await desk.threshold(channelIds), many);
  await desk.tell();
}

/** Without the time of the message, which tests move. */
const dataOf = ({ body }: { readonly body: string }) => JSON.stringify((JSON.parse(body) as { data: unknown }).data);
const idsOf = (sink: HttpSink) => sink.posts.map(({ headers }) => String(headers["webhook-id"]));

/** Troubles the first three posts, then takes them. */
function atFirst(trouble: AnswerPost): {
  readonly answer: AnswerPost;
  readonly taken: string[];
  readonly lost: string[];
} {
  const [taken, lost]: [string[], string[]] = [[], []];
  let count = 0;
  const answer: AnswerPost = (post, response, request) => {
    if (count++ < 3) {
      lost.push(String(post.headers["webhook-id"]));
      return trouble(post, response, request);
    }
    taken.push(String(post.headers["webhook-id"]));
    response.end("ok");
  };
  return { answer, taken, lost };
}

describe("F12: a webhook", { timeout: 60_000 }, () => {
  test.each<{ name: string; trouble: AnswerPost; told: RegExp }>([
    { name: "answers 500", trouble: (_, response) => response.writeHead(500).end("oh"), told: /^REFUSED 500 .*: oh$/ },
    { name: "answers 503", trouble: (_, response) => response.writeHead(503).end(), told: /^REFUSED 503 / },
    {
      name: "redirects",
      trouble: (_, response) => response.writeHead(302, { Location: "/elsewhere" }).end(),
      told: /^REFUSED 302 Found: redirects are not followed$/,
    },
    {
      name: "resets the connection",
      trouble: (_, __, request) => request.socket.resetAndDestroy(),
      told: /^FAILED the connection was cut/,
    },
    { name: "says nothing", trouble: () => undefined, told: /^FAILED there was no answer in time/ },
  ])("that $name at first is asked again, with the same id, and takes each message once", async ({ trouble, told }) => {
    const { answer, taken } = atFirst(trouble);
    const sink = await sinkOf(answer);
    const channelId = await desk.channel({ kind: "WEBHOOK", target: `${sink.url}/in` });
    await cross([channelId], 6);
    const runner = desk.runner({ random: () => 0.999, withinMs: PATIENCE_MS });
    await runner.settled();
    const waiting = (await desk.deliveries()).filter(({ status }) => status === "WAITING");
    expect(waiting.length).toBeGreaterThan(0);
    expect((await desk.outcomes(waiting[0]?.id ?? ""))[0]).toMatch(told);
    for (let hour = 0; hour < 3; hour += 1) {
      await desk.pass(1);
      await runner.settled();
    }
    const deliveries = await desk.deliveries();
    expect(deliveries.every(({ status }) => status === "SENT")).toBe(true);
    expect(taken.toSorted()).toEqual(deliveries.map(({ id }) => id).toSorted());
    expect(sink.posts.every(({ path }) => path === "/in")).toBe(true);
    expect(new Set(sink.posts.map(dataOf)).size).toBe(6); // repeats say the same
    expect(await desk.isFailing(channelId)).toBe(false);
  });

  test.each([429, 503])("that answers %i is left alone for as long as it wants", async (status) => {
    const sink = await sinkOf((_, response) => response.writeHead(status, { "Retry-After": "1800" }).end());
    await cross([await desk.channel({ kind: "WEBHOOK", target: sink.url })], 1);
    const runner = desk.runner();
    await runner.settled();
    await desk.pass(29 / 60);
    await runner.settled();
    expect(sink.posts).toHaveLength(1);
    await desk.pass(2 / 60);
    await runner.settled();
    expect(sink.posts).toHaveLength(2);
  });

  test("whose acknowledgement is lost gets that message again with the same id, and no other", async () => {
    const { answer, taken, lost } = atFirst((_, __, request) => request.socket.destroy());
    const sink = await sinkOf(answer);
    await cross([await desk.channel({ kind: "WEBHOOK", target: sink.url })], 8);
    const runner = desk.runner({ random: () => 0.999 });
    for (let hour = 0; hour < 4; hour += 1) {
      await runner.settled();
      await desk.pass(1);
    }
    expect(new Set(taken).size).toBe(8);
    expect(taken).toHaveLength(8);
    expect(repeatsOf(idsOf(sink))).toEqual(repeatsOf([...taken, ...lost]));
    expect(repeatsOf(idsOf(sink)).size).toBeGreaterThan(0);
    for (const { headers } of sink.posts) expect(headers["idempotency-key"]).toBe(headers["webhook-id"]);
  });

  test("that is gone is asked once, and the message is dead", async () => {
    const sink = await sinkOf((_, response) => response.writeHead(410).end());
    const channelId = await desk.channel({ kind: "WEBHOOK", target: sink.url });
    await cross([channelId], 1);
    await desk.runner().settled();
    expect((await desk.deliveries())[0]).toMatchObject({ status: "DEAD", attempts: 1 });
    expect(await desk.isFailing(channelId)).toBe(true);
  });

  test("that is slow has two messages at a time, and delays nobody else", async () => {
    const held: (() => void)[] = [];
    let most = 0;
    const slow = await sinkOf((_, response) => {
      held.push(() => response.end("ok"));
      most = Math.max(most, held.length);
    });
    const quick = await sinkOf();
    const slowly = await desk.channel({ kind: "WEBHOOK", target: slow.url });
    await cross([slowly], 20);
    await cross([await desk.channel({ kind: "WEBHOOK", target: quick.url })], 20);
    const runner = desk.runner({ withinMs: 30_000 });
    runner.look();
    await expect.poll(() => quick.posts.length, { timeout: 50_000 }).toBe(20);
    // Everything else was told before the slow one had answered anything at all.
    expect([most, slow.posts.length]).toEqual([2, 2]);
    const sent = (await desk.deliveries()).filter(({ status }) => status === "SENT");
    expect(sent.some(({ channel_id: id }) => id === slowly)).toBe(false);
    for (const end of held) end();
  });
});

test("several processes send each message once", { timeout: 60_000 }, async () => {
  const sink = await sinkOf();
  await cross(
    [
      await desk.channel({ kind: "WEBHOOK", target: sink.url }),
      await desk.channel({ kind: "SLACK", target: sink.url }),
    ],
    20,
  );
  await Promise.all([desk.runner(), desk.runner(), desk.runner()].map((runner) => runner.settled()));
  const ids = sink.posts.map(({ headers }) => String(headers["idempotency-key"]));
  expect([ids.length, new Set(ids).size]).toEqual([40, 40]);
});

test("what a process held when it died is sent by another once its lease is over", async () => {
  const sink = await sinkOf();
  await cross([await desk.channel({ kind: "WEBHOOK", target: sink.url })], 1);
  await desk.pool.query("update alert_deliveries set leased_until = now() + interval '60 seconds'");
  const runner = desk.runner();
  await runner.settled();
  expect(sink.posts).toEqual([]);
  await desk.pool.query("update alert_deliveries set leased_until = now()");
  await runner.settled();
  expect(sink.posts).toHaveLength(1);
});
