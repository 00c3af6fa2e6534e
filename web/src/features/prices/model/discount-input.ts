import type { DiscountInput } from "../../../lib/graphql/graphql";
import { factorOf } from "./discount-factor";

/** The form of a discount as typed; empty names mean any. */
export interface DiscountDraft {
  projectId: string;
  provider: string;
  model: string;
  percentOff: string;
  /** Wall clocks in the reporting timezone. */
  effectiveFrom: string;
  effectiveTo: string | null;
  note: string;
}

export type DiscountProblem = "missing" | "noPercent" | "order";

export type ReadDiscount = { input: DiscountInput } | { problems: ReadonlyMap<string, DiscountProblem> };

/** @param instantOf turns a wall clock of the form into an instant */
export function readDiscount(draft: DiscountDraft, instantOf: (wallClock: string) => string): ReadDiscount {
  const problems = new Map<string, DiscountProblem>();
  const factor = factorOf(draft.percentOff);
  if (factor === null) problems.set("factor", draft.percentOff.trim() === "" ? "missing" : "noPercent");
  if (draft.note.trim() === "") problems.set("note", "missing");
  const { effectiveFrom: from, effectiveTo: to } = draft;
  if (to !== null && to <= from) problems.set("effectiveTo", "order");
  if (factor === null || problems.size > 0) return { problems };
  return {
    input: {
      projectId: nameOrNull(draft.projectId),
      provider: nameOrNull(draft.provider),
      model: nameOrNull(draft.model),
      factor,
      effectiveFrom: instantOf(from),
      effectiveTo: to === null ? null : instantOf(to),
      note: draft.note.trim(),
    },
  };
}

function nameOrNull(text: string): string | null {
  return text.trim() === "" ? null : text.trim();
}
