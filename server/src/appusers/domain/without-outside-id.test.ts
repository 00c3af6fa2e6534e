import { expect, test } from "vitest";
import { withoutOutsideId } from "./without-outside-id.js";

test.each([
  { reason: "asked by kim-77 herself", id: "KIM-77", kept: "asked by […] herself" },
  { reason: "minji@example.com, again minji@example.com.", id: "minji@example.com", kept: "[…], again […]." },
  { reason: "ticket 4077 of 407", id: "407", kept: "ticket 4077 of […]" },
  { reason: "kim.minji에게 답하려고", id: "kim.minji", kept: "[…]에게 답하려고" },
  { reason: "a.c and abc", id: "a.c", kept: "[…] and abc" },
  { reason: "(id) [1] \\d+", id: "[1]", kept: "(id) […] \\d+" },
  { reason: "nobody is named", id: "kim", kept: "nobody is named" },
])("$reason", ({ reason, id, kept }) => {
  expect(withoutOutsideId(reason, id)).toBe(kept);
});
