import type { WebSocket } from "ws";

/** Lets go of a socket that leaves a ping unanswered until the next one; without a close code, which it would not read. */
export function pingRegularly(socket: WebSocket, everyMs: number): void {
  let isAnswered = true;
  const timer = setInterval(() => {
    if (!isAnswered) {
      socket.terminate();
      return;
    }
    if (socket.readyState !== socket.OPEN) return; // `ws` ends by itself what does not finish closing
    isAnswered = false;
    socket.ping();
  }, everyMs);
  socket.on("pong", () => {
    isAnswered = true;
  });
  socket.once("close", () => clearInterval(timer));
}
