import { isIPv6 } from "node:net";

/** Of the eight groups of an IPv6 address, those that a provider gives to one customer. */
const GROUPS_OF_CUSTOMER = 4;
const MAPPED_IPV4 = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i;

/** Whom an address belongs to, as far as it tells: who has one of IPv6 has 2^64 of them. */
export function addressGroup(address: string): string {
  const [, ipv4 = null] = MAPPED_IPV4.exec(address) ?? [];
  if (ipv4 !== null) return ipv4;
  if (!isIPv6(address)) return address;
  const [head = "", tail = null] = address.replace(/%.*$/, "").toLowerCase().split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === null || tail === "" ? [] : tail.split(":");
  const zeros = tail === null ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array.from({ length: zeros }, () => "0"), ...right];
  return `${groups
    .slice(0, GROUPS_OF_CUSTOMER)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}
