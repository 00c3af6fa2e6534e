import { fine, lookAt, mustDo, type Finding } from "./finding.js";
import type { Patient, ReachedPatient } from "./patient.js";

const ANSWERS_WITHIN_MS = 5_000;
const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);
const ALL_ADDRESSES: Readonly<Record<string, string>> = { "0.0.0.0": "127.0.0.1", "::": "[::1]" };

/** What people type, and what links in mails lead to. */
export function checkPublicUrl({ config: { publicUrl } }: Patient): readonly Finding[] {
  const { hostname, protocol } = new URL(publicUrl);
  if (LOOPBACK.has(hostname)) {
    return [fine("public-url", `${publicUrl}: links in mails lead to this machine alone. Others need PUBLIC_URL.`)];
  }
  if (ALL_ADDRESSES[hostname] !== undefined || hostname === "[::]") {
    const says = `${publicUrl} is no address that leads here: links in mails do not work.`;
    return [mustDo("public-url", says, "Set PUBLIC_URL to the address that people type.")];
  }
  if (protocol === "http:") {
    const says = `${publicUrl}: passwords and sessions cross the network as they are.`;
    return [lookAt("public-url", says, "Put TLS in front of it and set PUBLIC_URL to https://…")];
  }
  return [fine("public-url", `${publicUrl}: cookies are for TLS alone.`)];
}

/** Asks the server of this configuration whether it is ready. */
export async function checkServer({ config: { host, port }, servers }: ReachedPatient): Promise<readonly Finding[]> {
  if (servers === 0) return [lookAt("server", "No server is connected to the database.", "npm start")];
  const connected = `${servers} ${servers === 1 ? "server is" : "servers are"} connected to the database`;
  if (port === 0) return [fine("server", `${connected}.`)];
  const url = `http://${hostOf(host)}:${port}/readyz`;
  const response = await fetch(url, { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) }).catch(() => null);
  if (response === null) {
    return [
      lookAt("server", `${connected}; none answers at ${url}.`, "Look whether HOST and PORT are those of the server."),
    ];
  }
  const text = (await response.text().catch(() => "")).slice(0, 200);
  if (!response.ok)
    return [mustDo("server", `${url} answers ${response.status}: ${text}`, "Look at the server's log.")];
  return [fine("server", `${connected}, and ${url} says ready.`)];
}

function hostOf(host: string): string {
  const reached = ALL_ADDRESSES[host] ?? host;
  return reached.includes(":") && !reached.startsWith("[") ? `[${reached}]` : reached;
}
