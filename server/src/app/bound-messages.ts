import type { WebSocketServer } from "ws";

/** A page sends some when it opens, and a ping now and then. */
const MAX_MESSAGES = 500;
const WITHIN_MS = 10_000;
/** "Policy violation": what it sent is well-formed, and too much. */
const POLICY_VIOLATION = 1008;

/** Lets go of a client that sends more messages than any page would. */
export function boundMessages(sockets: WebSocketServer): void {
  sockets.on("connection", (socket) => {
    let [count, since] = [0, performance.now()];
    // Ahead of who answers them: what comes after the last is not even parsed.
    socket.prependListener("message", () => {
      const now = performance.now();
      if (now - since > WITHIN_MS) [count, since] = [0, now];
      count += 1;
      if (count === MAX_MESSAGES) {
        socket.close(POLICY_VIOLATION, "Too many messages");
        socket.removeAllListeners("message");
      }
    });
  });
}
