import ipaddr from "ipaddr.js";

/** What is handed out to be reached from everywhere; the rest of IPv6 is reserved, embeds IPv4 or stays at home. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR("2000::/3");

/**
 * Whether an address is one of the public internet: none that is private, of this machine, of its link, shared by a
 * carrier, reserved, a group, or an IPv4 address written, or wrapped, as IPv6.
 *
 * @param address in any spelling; what is no address is not public
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const plain = ipaddr.process(address);
  if (plain.range() !== "unicast") return false;
  return plain instanceof ipaddr.IPv4 || plain.match(GLOBAL_IPV6);
}
