import { expect, test } from "vitest";
import { addressGroup } from "./address-group.js";

test.each([
  { address: "192.0.2.7", group: "192.0.2.7" },
  { address: "::ffff:192.0.2.7", group: "192.0.2.7" },
  { address: "2001:db8:1:2:3:4:5:6", group: "2001:db8:1:2::/64" },
  { address: "2001:0DB8:0001:0002::9", group: "2001:db8:1:2::/64" },
  { address: "2001:db8::9", group: "2001:db8:0:0::/64" },
  { address: "2001:db8:1:2:ffff::", group: "2001:db8:1:2::/64" },
  { address: "::1", group: "0:0:0:0::/64" },
  { address: "fe80::1%eth0", group: "fe80:0:0:0::/64" },
  { address: "", group: "" },
])("$address belongs to $group", ({ address, group }) => expect(addressGroup(address)).toBe(group));
