import { describe, expect, test } from "vitest";
import { Audience } from "./audience.js";
import { FeedLog } from "./domain/feed-log.js";
import type { NamedSlice } from "./domain/named-slice.js";
import type { Subscriber } from "./subscriber.js";
import type { UsageTick } from "./domain/usage-tick.js";

const clock = () => new Date("2026-11-26T12:00:00Z");

function slice(change: Partial<NamedSlice> = {}): NamedSlice {
  return {
    dimensionId: 1,
    bucketStart: new Date("2026-11-26T12:00:00Z"),
    requests: 1,
    unpricedRequests: 0,
    inputTokens: 1n,
    outputTokens: 1n,
    totalTokens: 2n,
    cost: 1n,
    projectId: 1,
    apiKeyId: null,
    provider: "google",
    model: "flash",
    feature: "summary",
    operation: "chat",
    status: "ok",
    ...change,
  };
}

/** An audience of everything but the model "other", and how often it was asked what concerns it. */
function openAudience() {
  const log = new FeedLog("feed");
  const asked: NamedSlice[] = [];
  let isEmpty = false;
  const audience = new Audience({
    log,
    clock,
    concerns: (each) => asked.push(each) > 0 && each.model !== "other",
    onEmpty: () => {
      isEmpty = true;
    },
  });
  const record = (change: Partial<NamedSlice> = {}) => {
    log.append({ requests: 1, slices: [slice(change)], isListed: true });
    audience.advance();
  };
  return { log, audience, asked, record, isEmpty: () => isEmpty };
}

async function next(subscriber: Subscriber): Promise<UsageTick> {
  const { done, value } = await subscriber.next();
  if (done === true) throw new Error("the subscription ended");
  return value;
}

/** Past the first tick and waiting for the next. */
async function follow(audience: Audience) {
  const subscriber = audience.join(audience.position, true);
  await next(subscriber);
  return subscriber;
}

describe("an audience", () => {
  test("filters once, and tells everybody who waits the very same tick", async () => {
    const { audience, asked, record } = openAudience();
    const subscribers = await Promise.all(Array.from({ length: 50 }, () => follow(audience)));
    const heard = subscribers.map(next);
    record();
    const ticks = new Set(await Promise.all(heard));
    expect([...ticks]).toMatchObject([{ requests: 1, droppedBefore: null, cursor: "feed:1" }]);
    expect(asked).toHaveLength(1);
  });

  test("is not woken by what does not concern it, and shares the next tick all the same", async () => {
    const { audience, record } = openAudience();
    const early = next(await follow(audience));
    record({ model: "other" });
    const late = next(await follow(audience));
    record();
    expect(await early).toBe(await late);
    expect(await early).toMatchObject({ requests: 1, slices: [{ model: "flash" }] });
  });

  test("adds up once for readers that are equally late", async () => {
    const { audience, record } = openAudience();
    const [one, other] = [await follow(audience), await follow(audience)];
    for (let round = 0; round < 3; round += 1) record();
    const tick = await next(one);
    expect(tick).toMatchObject({ requests: 3, slices: [{ requests: 3, cost: 3n }], cursor: "feed:3" });
    expect(await next(other)).toBe(tick);
  });

  test("a late reader that caught up shares again, and has heard everything once", async () => {
    const { audience, record } = openAudience();
    const [quick, slow] = [await follow(audience), await follow(audience)];
    let heard = 0;
    for (let round = 0; round < 2; round += 1) {
      const tick = next(quick);
      record();
      heard += (await tick).requests;
    }
    expect(heard).toBe(2);
    expect(await next(slow)).toMatchObject({ requests: 2 });
    const both = [next(quick), next(slow)];
    record();
    const [one, other] = await Promise.all(both);
    expect(one).toBe(other);
    expect(one).toMatchObject({ requests: 1 });
  });

  test("who resumes hears what was missed, then shares", async () => {
    const { audience, log, record } = openAudience();
    const watcher = await follow(audience);
    record();
    record();
    await next(watcher);
    const resumed = audience.join(log.positionOf("feed:1"), true);
    expect(await next(resumed)).toMatchObject({ requests: 1, droppedBefore: null });
    const both = [next(watcher), next(resumed)];
    record();
    const [one, other] = await Promise.all(both);
    expect(one).toBe(other);
  });

  test("a reader that is later than can be replayed is told to ask again, once", async () => {
    const { audience, record } = openAudience();
    const slow = await follow(audience);
    for (let round = 0; round <= 1_000; round += 1) record();
    expect(await next(slow)).toMatchObject({ droppedBefore: clock(), requests: 0, slices: [] });
    const after = next(slow);
    record();
    expect(await after).toMatchObject({ droppedBefore: null, requests: 1 });
  });

  test("a reader that asks before it is its turn misses nothing", async () => {
    const { audience, log, record } = openAudience();
    const [first, second] = [await follow(audience), await follow(audience)];
    record();
    await next(first);
    log.append({ requests: 1, slices: [slice()], isListed: true }); // told to nobody yet
    expect(await next(second)).toMatchObject({ requests: 2, cursor: "feed:2" });
    expect(await next(first)).toMatchObject({ requests: 1, cursor: "feed:2" });
  });

  test("a sign of life moves the cursor on, also past what concerned nobody", async () => {
    const { audience, record } = openAudience();
    const waiting = next(await follow(audience));
    const busy = await follow(audience);
    record({ model: "other" });
    audience.beat();
    for (const sign of [await waiting, await next(busy)]) {
      expect(sign).toEqual({ cursor: "feed:1", at: clock(), droppedBefore: null, requests: 0, slices: [] });
    }
  });

  test("a sign of life between news and its telling skips nothing", async () => {
    const { audience, log } = openAudience();
    const [one, other] = [next(await follow(audience)), next(await follow(audience))];
    log.append({ requests: 1, slices: [slice()], isListed: true }); // told to nobody yet
    audience.beat();
    audience.advance();
    for (const tick of [await one, await other]) expect(tick).toMatchObject({ requests: 1, cursor: "feed:1" });
  });

  test("is given up with its last subscriber", async () => {
    const { audience, isEmpty } = openAudience();
    const [one, other] = [await follow(audience), await follow(audience)];
    await one.return();
    await one.return();
    expect([audience.size, isEmpty()]).toEqual([1, false]);
    await other.return();
    expect([audience.size, isEmpty()]).toEqual([0, true]);
  });
});
