import { handleProtocols } from "graphql-ws";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import { isSameOrigin } from "./same-origin.js";

const PATH = "/graphql";
const MAX_MESSAGE_BYTES = 64 * 1024;

/** WebSockets on the path of the GraphQL endpoint. Not bound to the server: it would take the faults of listening for its own. */
export function acceptUpgrades(server: Server): WebSocketServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, handleProtocols });
  server.on("upgrade", (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Node takes its own listener away before this: a client that resets the connection would end the process.
    socket.on("error", () => socket.destroy());
    const refusal = refuseUpgrade(req);
    if (refusal === null) sockets.handleUpgrade(req, socket, head, (opened) => sockets.emit("connection", opened, req));
    else socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });
  return sockets;
}

/** The status to refuse with, or null. Browsers send cookies along to any WebSocket: only our own pages may open one. */
function refuseUpgrade(req: IncomingMessage): string | null {
  const [path] = (req.url ?? "").split("?");
  if (path !== PATH) return "404 Not Found";
  return isSameOrigin(req) ? null : "403 Forbidden";
}
