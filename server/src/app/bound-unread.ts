import type { WebSocketServer } from "ws";

/** Some ticks of the largest size; whoever leaves more unread does not read. */
const MAX_UNREAD_BYTES = 8 * 1024 * 1024;

/**
 * Lets go of a client that goes on sending without reading what it is answered, as pings are. A client
 * that only reads too slowly holds one tick per subscription and is let go of when it misses a ping.
 */
export function boundUnread(sockets: WebSocketServer): void {
  sockets.on("connection", (socket) => {
    socket.on("message", () => {
      if (socket.bufferedAmount > MAX_UNREAD_BYTES) socket.terminate();
    });
  });
}
