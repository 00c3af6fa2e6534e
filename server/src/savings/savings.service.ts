import type { RequestContext } from "../access/request-context.js";
import { ask, type UsageFilterRequest } from "../analytics/question.js";
import { scopeOf } from "../analytics/scope.js";
import { AppError } from "../core/errors.js";
import { Gate } from "../core/gate.js";
import { loadPriceVersions } from "../pricing/load-price-versions.js";
import { RecostPrices } from "../recost/recost-prices.js";
import { findSavings, type SavingsAnswer } from "./find-savings.query.js";
import type { FindingAnswer } from "./finding-answer.js";
import { KeptAnswers } from "./kept-answers.js";
import type { SavingsReportType } from "./savings-report.type.js";
import { toFinding } from "./to-finding.js";
import { toSavingsReport } from "./to-savings-report.js";

/** Waste does not come and go by the minute, and finding it takes seconds. */
const KEPT_MS = 5 * 60_000;

/** Reports of savings. */
export class SavingsService {
  private readonly reports = new KeptAnswers<SavingsAnswer>({ forMs: KEPT_MS, most: 50 });
  private readonly gate = new Gate({
    atOnce: 1,
    waiting: 8,
    refusal: "Other savings reports are being worked out. Try again when they have ended.",
  });

  async report(context: RequestContext, filter: UsageFilterRequest): Promise<SavingsReportType> {
    const answer = await this.find(context, filter);
    const findings = answer.findings.map((found) => toFinding(found, answer));
    return toSavingsReport(answer, { findings, past: [] });
  }

  async mark(): Promise<FindingAnswer> {
    throw AppError.notFound("finding");
  }

  private async find(context: RequestContext, filter: UsageFilterRequest): Promise<SavingsAnswer> {
    const key = JSON.stringify([scopeOf(context.viewer), filter]);
    return this.reports.get(key, context.clock(), () =>
      this.gate.run(async () => {
        const prices = new RecostPrices(await loadPriceVersions(context.em.fork()));
        return ask(context, filter, (question) => findSavings(question, prices));
      }),
    );
  }
}
