import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { deliverAnswers } from "./deliver-answers.js";

test("a fault ends a subscription and lets go of where its answers come from", async () => {
  let isReleased = false;
  async function* answers() {
    try {
      for (;;) yield { data: { requests: 1n } };
    } finally {
      isReleased = true;
    }
  }
  const socket = new WebSocket("ws://127.0.0.1:1"); // never gets to sending
  socket.on("error", () => undefined);
  const delivered = deliverAnswers(answers(), {
    socket,
    id: "a",
    textOf: (answer) => JSON.stringify(answer), // which refuses a bigint
  });
  await expect(delivered.next()).rejects.toThrow("BigInt");
  expect(isReleased).toBe(true);
});
