import { parseUsd } from "@tokenledger/model/money";
import { expect, test } from "vitest";
import { formatReport } from "./format-report.js";
import { ImportTally } from "./import-tally.js";

const event = (reportedCostUsd?: string) => ({
  line: 7,
  event: reportedCostUsd === undefined ? {} : { reportedCostUsd },
});

test("a report names counts, rejected lines, unpriced models and differing costs", () => {
  const tally = new ImportTally();
  tally.skip("failed");
  tally.add([event("1.5"), event("0.1"), event(), event()], {
    receipt: {
      accepted: 1_234,
      duplicates: 1,
      rejected: [{ index: 3, id: null, code: "BAD_INPUT", field: "time", message: "time: expected another" }],
      ignoredFields: ["colour"],
    },
    conflicts: [],
    items: [
      { index: 0, fate: "accepted", provider: "google", model: "g", costState: "priced", cost: parseUsd("1.25") },
      { index: 1, fate: "duplicate", provider: "google", model: "g", costState: "priced", cost: parseUsd("0.1000001") },
      { index: 2, fate: "accepted", provider: "ollama", model: "own", costState: "unpriced", cost: null },
    ],
  });
  expect(formatReport(tally)).toBe(`\
accepted    1,234
duplicates      1  recorded before, not counted again
rejected        1
skipped         1  failed

Rejected:
  line 7: time: expected another

Unpriced, because no price is known: 1 request of 1 model, recorded without a cost.
  ollama  own  1

Reported against computed cost: 2 requests compared, 1 (50.00 %) equal within 0.000001 USD.
  provider  model  differ  reported USD  computed USD  difference  cause
  google    g      1 of 2      1.600000      1.350000   -0.249999  another list price: each request is 0.833 times what was reported

Fields that were not understood and left out: colour.`);
});

test("only the first twenty rejected lines are listed", () => {
  const tally = new ImportTally();
  for (let line = 1; line <= 25; line += 1) tally.reject({ line, message: "broken" });
  expect(formatReport(tally)).toContain("line 20: broken\n  and 5 more");
});
