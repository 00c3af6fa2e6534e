import type { RequestContext } from "../access/request-context.js";
import { findNewest } from "../analytics/patterns/newest-requests.js";
import { ask, type Question } from "../analytics/question.js";
import { FindingKind } from "./domain/finding.js";
import { measureOf, type SavingBasis, SavingMeasure } from "./domain/measure-saving.js";
import type { SavingsWindow } from "./domain/savings-window.js";
import type { WasteReason } from "./domain/waste-rules.js";
import { MOST_SINGLE_REQUESTS } from "./find-savings.query.js";
import { selectCellDays } from "./select-cell-days.query.js";
import { selectRequestSums } from "./select-request-sums.query.js";

/** Whose saving is measured. */
export interface MeasuredSubject {
  readonly kind: FindingKind;
  readonly projectId: number;
  readonly feature: string;
}

const REASONS: Readonly<Partial<Record<FindingKind, WasteReason>>> = {
  [FindingKind.IDENTICAL_REQUESTS]: "identical",
  [FindingKind.RESUMMARISED_NOTES]: "resummarised",
  [FindingKind.BILLED_RETRIES]: "retry",
  [FindingKind.NEAR_LIMIT]: "cut",
};

/** What a feature used over whole quarter hours: sums from rollups; the share of waste from its newest single requests. */
export function selectSavingBasis(
  context: RequestContext,
  { kind, projectId, feature }: MeasuredSubject,
  window: SavingsWindow,
): Promise<SavingBasis> {
  const filter = { range: { ...window }, projectIds: [String(projectId)], features: [feature] };
  return ask(context, filter, async (question) => {
    const days = await selectCellDays(question);
    const cost = days.reduce((sum, day) => sum + day.cost, 0n);
    const requests = days.reduce((sum, { successful }) => sum + successful, 0);
    const waste = measureOf(kind) === SavingMeasure.WASTE_SHARE ? await wasteOf(question, REASONS[kind], cost) : 0n;
    return { ...window, cost, requests, waste };
  });
}

async function wasteOf(question: Question, reason: WasteReason | undefined, cost: bigint): Promise<bigint> {
  const sums = await selectRequestSums(question, await findNewest(question, MOST_SINGLE_REQUESTS));
  const seen = sums.reduce((sum, group) => sum + group.cost, 0n);
  const wasted = sums.filter(({ waste }) => waste === reason).reduce((sum, group) => sum + group.wasted, 0n);
  return seen === 0n ? 0n : (cost * wasted) / seen;
}
