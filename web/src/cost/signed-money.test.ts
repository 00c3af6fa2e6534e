import { expect, test } from "vitest";
import { signedMoney } from "./signed-money";

test.each([
  { name: "more has a plus", difference: "1.20", text: "+$1.20" },
  { name: "less has a minus, and the amount none of its own", difference: "-0.30", text: "−$0.30" },
  { name: "no difference has no sign", difference: "0", text: "$0" },
  { name: "nor has a zero with decimals", difference: "-0.000", text: "$0" },
  { name: "the smallest amount still has a direction", difference: "0.000000000001", text: "+$0.000000000001" },
])("$name", ({ difference, text }) => {
  expect(signedMoney(difference, (amount) => `$${amount}`)).toBe(text);
});
