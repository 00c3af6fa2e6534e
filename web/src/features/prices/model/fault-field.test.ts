import { expect, test } from "vitest";
import { faultField } from "./fault-field";

const input = {
  rates: [
    { tokenClass: "INPUT" as const, usdPerMillion: "1" },
    { tokenClass: "OUTPUT" as const, usdPerMillion: "2", tiers: [{ above: 1, usdPerMillion: "3" }] },
  ],
};

test.each([
  { path: "input.model", field: "model" },
  { path: "model", field: "model" },
  { path: "input.rates", field: "rates" },
  { path: "input.rates[1].usdPerMillion", field: "rates.OUTPUT" },
  { path: "input.rates.0.usdPerMillion", field: "rates.INPUT" },
  { path: "input.rates[1].tiers[0].above", field: "tiers.0.above" },
  { path: "input.rates[1].tiers[0].usdPerMillion", field: "tiers.0.OUTPUT" },
  { path: "input.rates[7].usdPerMillion", field: "rates" },
  { path: null, field: null },
])("$path is shown at $field", ({ path, field }) => {
  expect(faultField(path, input)).toBe(field);
});
