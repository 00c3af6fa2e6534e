import { describe, expect, test } from "vitest";
import { isPublicAddress } from "./public-address.js";

describe("isPublicAddress", () => {
  test.each(["8.8.8.8", "1.1.1.1", "2606:4700:4700::1111", "2001:4860:4860::8888", "::ffff:8.8.8.8"])(
    "%s is public",
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  test.each([
    { name: "this machine", addresses: ["127.0.0.1", "127.255.255.254", "::1", "0.0.0.0", "::"] },
    { name: "private", addresses: ["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.0.1", "fc00::1", "fdff::1"] },
    { name: "of the link, as metadata of clouds is", addresses: ["169.254.169.254", "fe80::1", "fe80::1%eth0"] },
    { name: "shared by a carrier", addresses: ["100.64.0.1", "100.127.255.255"] },
    { name: "a group, or everybody", addresses: ["224.0.0.1", "239.1.1.1", "ff02::1", "255.255.255.255"] },
    {
      name: "reserved",
      addresses: ["192.0.0.1", "192.0.2.1", "198.18.0.1", "203.0.113.1", "240.0.0.1", "2001:db8::1"],
    },
    { name: "of the site, as it once was", addresses: ["fec0::1"] },
    { name: "IPv4 in IPv6", addresses: ["::ffff:127.0.0.1", "::ffff:7f00:1", "::127.0.0.1", "::7f00:1"] },
    { name: "IPv4 that is translated or tunnelled", addresses: ["64:ff9b::7f00:1", "2002:7f00:1::", "2001::1"] },
    { name: "spelled otherwise", addresses: ["0x7f000001", "2130706433", "0177.0.0.1", "127.1", "0"] },
    { name: "no address", addresses: ["", "example.com", "[::1]", "8.8.8.8.8", "8.8.8.8 "] },
  ])("what is $name is not", ({ addresses }) => {
    expect(addresses.filter(isPublicAddress)).toEqual([]);
  });
});
