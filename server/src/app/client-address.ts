import { isIP } from "node:net";
import type { IncomingMessage } from "node:http";
import proxyAddr from "proxy-addr";

const MAPPED_IPV4 = /^::ffff:(?=\d+\.)/i;

/** Whose word about a request counts beyond what the connection itself says. */
export interface ClientAddresses {
  /** Of the client: of the last one in `X-Forwarded-For` that is no proxy of ours. */
  readonly of: (req: IncomingMessage) => string;
  /** The host that the client asked for; from `X-Forwarded-Host` only when a proxy of ours says so. */
  readonly hostOf: (req: IncomingMessage) => string | undefined;
}

/** @param trusted addresses, ranges or `loopback`; of nobody else is a header believed */
export function clientAddresses(trusted: readonly string[]): ClientAddresses {
  const isTrusted = proxyAddr.compile([...trusted]);
  return {
    of: (req) => {
      const address = trusted.length === 0 ? peerOf(req) : proxyAddr(req, isTrusted);
      return (isIP(address) === 0 ? peerOf(req) : address).replace(MAPPED_IPV4, "");
    },
    hostOf: (req) => {
      const { host, "x-forwarded-host": forwarded } = req.headers;
      return typeof forwarded === "string" && isTrusted(peerOf(req), 0) ? forwarded : host;
    },
  };
}

/** Whether a list of them can be used. */
export function isTrustable(address: string): boolean {
  try {
    proxyAddr.compile(address);
    return true;
  } catch {
    return false;
  }
}

/** Empty when the connection is gone already. */
function peerOf(req: IncomingMessage): string {
  return req.socket.remoteAddress ?? "";
}
