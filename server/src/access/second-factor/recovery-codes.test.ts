import { expect, test } from "vitest";
import { hashRecoveryCode } from "./recovery-codes.js";

test("a recovery code is the same however it is typed, and another member's is another", () => {
  const hash = hashRecoveryCode(1, "2345-6789-abcd-efgh");
  expect(hashRecoveryCode(1, " 23456789 ABCD-EFGH ")).toEqual(hash);
  expect(hashRecoveryCode(2, "2345-6789-abcd-efgh")).not.toEqual(hash);
  expect(hashRecoveryCode(1, "2345-6789-abcd-efgj")).not.toEqual(hash);
});
