import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { API_KEY, startProduct, type Product } from "./start-product.js";

const DEADLINES = { silentMs: 2_000, totalMs: 5_000 };
/** What a body of so many events is expected to hold at first. */
const BYTES_PER_EVENT = 300;
/** Together as many as may wait. */
const ALL_ROOM = [5_000, 5_000, 5_000, 1_000];
const TOLD_TO_COME_BACK = 429;
const LATE = {
  error: { code: "UNAVAILABLE", message: "The body did not arrive in time. Nothing was recorded; send it again." },
};

let product: Product;
let nextId = 0;

beforeAll(async () => {
  product = await startProduct({ bodyDeadlines: DEADLINES });
});

afterAll(() => product.stop());

beforeEach(() => {
  nextId += 1;
});

const event = () =>
  JSON.stringify({ id: `e-${nextId}`, provider: "google", model: "gemini-2.5-flash", inputTokens: 1 });

/** Sends the head of a batch and nothing of its body yet. */
async function beginToSend(bodyBytes: number, headers = ""): Promise<Socket> {
  const socket = connect(Number(new URL(product.url).port), "127.0.0.1");
  await once(socket, "connect");
  socket.write(
    `POST /v1/usage HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${API_KEY}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${bodyBytes}\r\n${headers}\r\n`,
  );
  return socket;
}

/** All that is answered until the server closes the connection. */
async function answerTo(socket: Socket): Promise<{ status: number; body: unknown }> {
  const answer = await text(socket);
  const [head = "", body = ""] = answer.split("\r\n\r\n");
  return { status: Number(head.split(" ")[1]), body: JSON.parse(body) };
}

async function send(): Promise<number> {
  const headers = { Authorization: `Bearer ${API_KEY}`, "Content-Type": "application/json" };
  const answer = await fetch(`${product.url}/v1/usage`, { method: "POST", headers, body: event() });
  return answer.status;
}

async function waitingEvents(): Promise<number> {
  const metrics = await fetch(`${product.url}/metrics`).then((answer) => answer.text());
  return Number(/^tokenledger_queue_events (\d+)$/m.exec(metrics)?.[1]);
}

describe("a body that does not arrive", () => {
  test("gives its room back to others soon, and its sender is told to send it again", async () => {
    const stalled = await Promise.all(ALL_ROOM.map((events) => beginToSend(events * BYTES_PER_EVENT)));
    const answers = Promise.all(stalled.map(answerTo));
    await expect.poll(waitingEvents).toBe(16_000);
    expect(await send()).toBe(TOLD_TO_COME_BACK);
    await expect.poll(send, { timeout: 10_000, interval: 100 }).toBe(200);
    expect(await answers).toEqual(ALL_ROOM.map(() => ({ status: 408, body: LATE })));
    await expect.poll(waitingEvents).toBe(0);
  });

  test("is given up also where it is said to be gzip", async () => {
    const stalled = await beginToSend(1_000, "Content-Encoding: gzip\r\n");
    expect(await answerTo(stalled)).toEqual({ status: 408, body: LATE });
  });

  test("is given up after a while although a byte comes now and then", async () => {
    const dripping = await beginToSend(1_000);
    const drip = setInterval(() => dripping.write(" "), 200);
    const answer = await answerTo(dripping).finally(() => clearInterval(drip));
    expect(answer).toEqual({ status: 408, body: LATE });
  });
});

test("a body that arrives slowly, but does, is recorded", async () => {
  const body = event();
  const pieces = body.match(/.{1,14}/g) ?? [];
  const slow = await beginToSend(body.length, "Connection: close\r\n");
  const drip = setInterval(() => slow.write(pieces.shift() ?? ""), 500);
  const answer = await answerTo(slow).finally(() => clearInterval(drip));
  expect(answer).toMatchObject({ status: 200, body: { accepted: 1 } });
});
