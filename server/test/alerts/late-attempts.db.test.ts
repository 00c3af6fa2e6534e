import type { PoolClient } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DeliveryStatus } from "../../src/alerts/deliveries/delivery-words.js";
import { type Decided, recordAttempt } from "../../src/alerts/deliveries/record-attempt.js";
import { claimDue } from "../../src/alerts/deliveries/sending/claim-due.js";
import { OutboxDesk } from "./outbox-desk.js";

type Claimer = Parameters<typeof claimDue>[0];

const AT = new Date("2026-11-27T05:00:00Z");
const GIVEN_UP: Decided = { status: DeliveryStatus.DEAD };
const TRIED_AGAIN: Decided = { status: DeliveryStatus.WAITING, nextAt: AT };
const BOTH = [
  { name: "is to be tried again", decided: TRIED_AGAIN },
  { name: "is to be given up", decided: GIVEN_UP },
];

let desk: OutboxDesk;
let channelId: number;
let deliveryId: string;
let leasedUntil: string;

beforeAll(async () => {
  desk = await OutboxDesk.open();
});
afterAll(() => desk.close());
beforeEach(async () => {
  channelId = await desk.channel();
  deliveryId = await desk.waiting(channelId, {});
  leasedUntil = (await claim()).leasedUntil;
});
afterEach(() => desk.clear());

async function claim(client: Claimer = desk.pool) {
  const [claimed] = await claimDue(client, { free: 8, perChannel: 2, busy: [] });
  if (claimed === undefined) throw new Error("nothing was due");
  return claimed;
}

/** A mail that one of its recipients got. */
function refused(decided: Decided, client: Claimer = desk.pool) {
  return recordAttempt(client, {
    deliveryId,
    leasedUntil,
    at: AT,
    outcome: {
      outcome: "REFUSED",
      answer: "550",
      permanent: true,
      retryAfterSeconds: null,
      durationMs: 1,
      takenBy: ["minji@example.com"],
    },
    decided,
  });
}

async function stored() {
  const { rows } = await desk.pool.query<{ status: string; taken: readonly string[] }>(
    "select status, taken_by as taken from alert_deliveries",
  );
  return { ...rows[0], isFailing: await desk.isFailing(channelId), tries: (await desk.outcomes(deliveryId)).length };
}

describe.each(BOTH)("a try that comes late and $name", ({ decided }) => {
  test("is written down and changes nothing of what another process sent meanwhile", async () => {
    await desk.pool.query("update alert_deliveries set status = 'SENT', sent_at = now()");
    await refused(decided);
    expect(await stored()).toEqual({ status: "SENT", taken: [], isFailing: false, tries: 1 });
  });

  test("leaves a channel failing whose message another process sent before", async () => {
    await desk.pool.query("update alert_deliveries set status = 'SENT', sent_at = now()");
    await desk.pool.query("update alert_channels set failing_since = now()");
    await refused(decided);
    expect((await stored()).isFailing).toBe(true);
  });

  test("brings no address back of what was given up, and makes no channel failing", async () => {
    await desk.pool.query("update alert_deliveries set status = 'DEAD'");
    await refused(decided);
    expect(await stored()).toEqual({ status: "DEAD", taken: [], isFailing: false, tries: 1 });
  });
});

test("a try in time keeps who got it, and makes the channel failing when it is given up", async () => {
  await refused(TRIED_AGAIN);
  expect(await stored()).toEqual({ status: "WAITING", taken: ["minji@example.com"], isFailing: false, tries: 1 });
  leasedUntil = (await claim()).leasedUntil;
  await refused(GIVEN_UP);
  expect(await stored()).toMatchObject({ status: "DEAD", isFailing: true, tries: 2 });
});

describe("of two processes on a connection each, of which one took the message when the other's lease was over", () => {
  let late: PoolClient;
  let holder: PoolClient;
  let held: string;

  beforeEach(async () => {
    late = await desk.pool.connect();
    holder = await desk.pool.connect();
    await desk.pool.query("update alert_deliveries set leased_until = now()");
    held = (await claim(holder)).leasedUntil;
  });
  afterEach(() => {
    late.release();
    holder.release();
  });

  const lease = () =>
    desk.pool.query("select status, leased_until::text as held, next_at > now() as later from alert_deliveries");

  test.each(BOTH)("what comes late and $name leaves it to the other, and keeps who got it", async ({ decided }) => {
    await refused(decided, late);
    expect((await lease()).rows).toEqual([{ status: "WAITING", held, later: false }]);
    expect(await claimDue(late, { free: 8, perChannel: 2, busy: [] })).toEqual([]);
    expect(await stored()).toEqual({ status: "WAITING", taken: ["minji@example.com"], isFailing: false, tries: 1 });
  });

  test("the other settles it after that", async () => {
    await refused(GIVEN_UP, late);
    leasedUntil = held;
    await refused(GIVEN_UP, holder);
    expect((await lease()).rows).toMatchObject([{ status: "DEAD", held: null }]);
    expect(await stored()).toMatchObject({ isFailing: true, tries: 2 });
  });
});
