import { handleProtocols } from "graphql-ws";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { ClientAddresses } from "./client-address.js";
import type { OpenSockets } from "./rate-limits/open-sockets.js";
import { isSameOrigin } from "./same-origin.js";

const PATH = "/graphql";
const MAX_MESSAGE_BYTES = 64 * 1024;
const RETRY_AFTER_SECONDS = 10;

interface UpgradeParts {
  readonly addresses: ClientAddresses;
  readonly open: OpenSockets;
  readonly publicUrl: string;
}

/** WebSockets on the path of the GraphQL endpoint. Not bound to the server: it would take the faults of listening for its own. */
export function acceptUpgrades(server: Server, parts: UpgradeParts): WebSocketServer {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false, // what inflates without end costs memory before it can be refused
    handleProtocols,
  });
  server.on("upgrade", (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Node takes its own listener away before this: a client that resets the connection would end the process.
    socket.on("error", () => socket.destroy());
    if (socket.destroyed) return;
    const refusal = refuseUpgrade(req, parts);
    if (refusal !== null) {
      const again = /^(429|503)/.test(refusal);
      const retry = again ? `Retry-After: ${RETRY_AFTER_SECONDS}\r\n` : "";
      socket.end(`HTTP/1.1 ${refusal}\r\n${retry}Connection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    // From here on it holds memory, whether or not it completes its handshake.
    socket.once("close", parts.open.open(parts.addresses.of(req)));
    sockets.handleUpgrade(req, socket, head, (opened) => sockets.emit("connection", opened, req));
  });
  return sockets;
}

/** The status to refuse with, or null. Browsers send cookies along to any WebSocket: only our own pages may open one. */
function refuseUpgrade(req: IncomingMessage, { addresses, open, publicUrl }: UpgradeParts): string | null {
  const [path] = (req.url ?? "").split("?");
  if (path !== PATH) return "404 Not Found";
  if (!isSameOrigin(req, { addresses, publicUrl })) return "403 Forbidden";
  return open.refusalFrom(addresses.of(req));
}
