import { isIPv6 } from "node:net";

/**
 * Who is counted as one: an IPv4 address, or the /64 of an IPv6 one, which a single line has all addresses of.
 */
export function addressGroup(address: string): string {
  if (!isIPv6(address)) return address;
  const [written = ""] = address.split("%", 1);
  const [head = "", tail] = written.split("::", 2);
  const groups = head === "" ? [] : head.split(":");
  const rest = tail === undefined || tail === "" ? [] : tail.split(":");
  const missing = tail === undefined ? 0 : 8 - groups.length - rest.length;
  const all = [...groups, ...Array.from({ length: missing }, () => "0"), ...rest];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
