import type { IncomingMessage } from "node:http";
import type { ClientAddresses } from "./client-address.js";

/** What a browser says of a page of our own, and of who typed an address. Others come from elsewhere, siblings too. */
const OWN_SITES: ReadonlySet<unknown> = new Set([undefined, "same-origin", "none"]);

interface Ours {
  readonly addresses: ClientAddresses;
  /** Where the console is reached, also when a proxy puts another name into `Host`. */
  readonly publicUrl: string;
}

/**
 * Whether a request comes from a page of ours, or from a program: those send neither header. Browsers send
 * an Origin with whatever changes something, and it must name the host that they talk to; `null`, as from a
 * sandboxed page, names none.
 */
export function isSameOrigin(req: IncomingMessage, { addresses, publicUrl }: Ours): boolean {
  const { origin, "sec-fetch-site": site } = req.headers;
  if (!OWN_SITES.has(site)) return false;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const { host, origin: named } = new URL(origin);
  return host === addresses.hostOf(req) || named === new URL(publicUrl).origin;
}
