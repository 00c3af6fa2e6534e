import type { RequestContext } from "../access/request-context.js";
import { ask, type UsageFilterRequest } from "../analytics/question.js";
import { AppError } from "../core/errors.js";
import type { FindingType } from "./finding.type.js";
import type { MarkSuggestionArgs } from "./mark-suggestion.args.js";
import { findSavings } from "./find-savings.query.js";
import type { SavingsReportType } from "./savings-report.type.js";
import { toSavingsReport } from "./to-savings-report.js";

/** Reports of savings, and what was decided about what they found. */
export class SavingsService {
  async report(context: RequestContext, filter: UsageFilterRequest): Promise<SavingsReportType> {
    return toSavingsReport(await ask(context, filter, findSavings));
  }

  async mark(_context: RequestContext, _args: MarkSuggestionArgs): Promise<FindingType> {
    throw AppError.notFound("finding");
  }
}
