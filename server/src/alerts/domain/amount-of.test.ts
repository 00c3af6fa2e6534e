import { describe, expect, test } from "vitest";
import { Meter } from "../../analytics/domain/question-words.js";
import { amountOf } from "./amount-of.js";

describe("amountOf", () => {
  test.each([
    {
      name: "money is told in USD, to the pico-dollar",
      meter: Meter.COST,
      units: "1500000000001",
      told: "1.500000000001",
    },
    { name: "tokens are whole", meter: Meter.TOKENS, units: "1234", told: "1234" },
    { name: "what a forecast has of a part is left out", meter: Meter.REQUESTS, units: "12.75", told: "12" },
    {
      name: "more than a double holds stays exact",
      meter: Meter.TOKENS,
      units: "90071992547409931",
      told: "90071992547409931",
    },
    { name: "what has no meter is told as it is", meter: null, units: "30", told: "30" },
  ])("$name", ({ meter, units, told }) => {
    expect(amountOf(meter, units)).toBe(told);
  });
});
