import type { RequestContext } from "../access/request-context.js";
import { ask, type UsageFilterRequest } from "../analytics/question.js";
import { scopeOf } from "../analytics/scope.js";
import type { AppliedSavingType } from "./applied-saving.type.js";
import { meetsSubject } from "./domain/meets-subject.js";
import { selectAppliedMarks } from "./select-marks.query.js";

/** What was applied in a range, to be marked on its charts: of features and models that the filter lets through. */
export async function appliedSavings(
  context: RequestContext,
  filter: UsageFilterRequest,
): Promise<readonly AppliedSavingType[]> {
  const { range, dimensions } = await ask(context, filter, (question) => Promise.resolve(question.filter));
  const marks = await selectAppliedMarks(context.em.fork(), scopeOf(context.viewer), range);
  return marks.flatMap(({ id, finding: { kind, subject }, appliedAt }) =>
    appliedAt === null || !meetsSubject(dimensions, subject) ? [] : [{ id, kind, subject, appliedAt }],
  );
}
