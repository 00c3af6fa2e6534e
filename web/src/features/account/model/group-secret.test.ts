import { expect, test } from "vitest";
import { groupSecret } from "./group-secret";

test.each([
  { name: "groups of four", secret: "JBSWY3DPEHPK", grouped: "JBSW Y3DP EHPK" },
  { name: "what is left is a group of its own", secret: "JBSWY", grouped: "JBSW Y" },
  { name: "nothing stays nothing", secret: "", grouped: "" },
])("$name", ({ secret, grouped }) => {
  expect(groupSecret(secret)).toBe(grouped);
});
