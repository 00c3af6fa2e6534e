import { expect, test } from "vitest";
import { createFormat } from "../../../lib/format";
import { isWithoutMoney, savingShare, savingText } from "./saving-text";

const format = createFormat("en", "UTC");

test("a saving is told from low to high", () => {
  expect(savingText({ low: "41.2", high: "55.8" }, format)).toBe("$41.20 – $55.80");
});

test("two amounts that read alike are one", () => {
  expect(savingText({ low: "41.201", high: "41.204" }, format)).toBe("$41.20");
});

test("its share is of 30 days", () => {
  expect(savingShare({ low: "23", high: "31", costPer30Days: "100" }, format)).toBe("23% – 31%");
});

test.each([null, "0"])("of a cost of %s there is no share", (costPer30Days) => {
  expect(savingShare({ low: "0", high: "0", costPer30Days }, format)).toBeNull();
});

test("a warning promises nothing", () => {
  expect(isWithoutMoney({ low: "0", high: "0.000000000000" })).toBe(true);
  expect(isWithoutMoney({ low: "0", high: "0.1" })).toBe(false);
});
