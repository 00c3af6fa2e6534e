import type { IncomingMessage } from "node:http";

/** Programs send no Origin; browsers always do, and it must name the host that they talk to. */
export function isSameOrigin(req: IncomingMessage): boolean {
  const { origin, host } = req.headers;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}
