import type { IncomingMessage } from "node:http";

/** Who is at the other end of the connection. */
export function clientAddress(req: IncomingMessage): string {
  return req.socket.remoteAddress ?? "";
}
