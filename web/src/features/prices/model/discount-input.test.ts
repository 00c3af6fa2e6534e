import { expect, test } from "vitest";
import { readDiscount, type DiscountDraft } from "./discount-input";

const draft: DiscountDraft = {
  projectId: "",
  provider: "openai",
  model: " ",
  percentOff: "7.5",
  effectiveFrom: "2026-12-01T00:00",
  effectiveTo: null,
  note: "Enterprise agreement",
};
const instantOf = (wall: string) => `${wall}:00.000Z`;

test("a percentage off becomes an exact factor, and what is left empty means any", () => {
  expect(readDiscount(draft, instantOf)).toEqual({
    input: {
      projectId: null,
      provider: "openai",
      model: null,
      factor: "0.925",
      effectiveFrom: "2026-12-01T00:00:00.000Z",
      effectiveTo: null,
      note: "Enterprise agreement",
    },
  });
});

test.each<{ name: string; patch: Partial<DiscountDraft>; key: string; problem: string }>([
  { name: "no percentage", patch: { percentOff: "" }, key: "factor", problem: "missing" },
  { name: "more than everything", patch: { percentOff: "120" }, key: "factor", problem: "noPercent" },
  { name: "no note of why", patch: { note: " " }, key: "note", problem: "missing" },
  { name: "an end before its start", patch: { effectiveTo: "2026-11-30T00:00" }, key: "effectiveTo", problem: "order" },
])("$name is told at its field", ({ patch, key, problem }) => {
  expect(readDiscount({ ...draft, ...patch }, instantOf)).toEqual({ problems: new Map([[key, problem]]) });
});
