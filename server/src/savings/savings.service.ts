import type { RequestContext } from "../access/request-context.js";
import { meetsSubject } from "./domain/meets-subject.js";
import { readFilter } from "../analytics/domain/read-filter.js";
import { ask, type UsageFilterRequest } from "../analytics/question.js";
import { scopeOf } from "../analytics/scope.js";
import { AppError } from "../core/errors.js";
import { Gate } from "../core/gate.js";
import { floorToQuarterHour } from "../core/domain/zoned-time.js";
import { loadPriceVersions } from "../pricing/load-price-versions.js";
import { RecostPrices } from "../recost/recost-prices.js";
import type { SavingBasis } from "./domain/measure-saving.js";
import { MONTH_MS } from "./domain/savings-window.js";
import { SuggestionStatus } from "./domain/suggestion-status.js";
import { findSavings, type SavingsAnswer } from "./find-savings.query.js";
import type { FindingAnswer } from "./finding-answer.js";
import { KeptAnswers } from "./kept-answers.js";
import type { MarkSuggestionArgs } from "./mark-suggestion.input.js";
import { markSuggestion, readDecision } from "./mark-suggestion.js";
import { measuredSaving, periodsOver } from "./measured-saving.query.js";
import type { MeasuredSavingType } from "./measured-saving.type.js";
import type { SavingsMark } from "./savings-mark.js";
import type { SavingsReportType } from "./savings-report.type.js";
import { selectMarks } from "./select-marks.query.js";
import { selectSavingBasis } from "./select-saving-basis.query.js";
import { toFinding } from "./to-finding.js";
import { toSavingsReport } from "./to-savings-report.js";

/** Waste does not come and go by the minute, and finding it takes seconds. */
const KEPT_MS = 5 * 60_000;
/** A period that is over changes by corrections and re-costs alone. */
const MEASURED_KEPT_MS = 6 * 60 * 60_000;
const MOST_PAST = 50;
const LAST_30_DAYS: UsageFilterRequest = { range: { preset: "30d" } };

/** Reports of savings, and what was decided about what they found. */
export class SavingsService {
  private readonly reports = new KeptAnswers<SavingsAnswer>({ forMs: KEPT_MS, most: 50 });
  private readonly measured = new KeptAnswers<MeasuredSavingType | null>({ forMs: MEASURED_KEPT_MS, most: 1_000 });
  private readonly gate = new Gate({
    atOnce: 1,
    waiting: 8,
    refusal: "Other savings reports are being worked out. Try again when they have ended.",
  });

  async report(context: RequestContext, filter: UsageFilterRequest): Promise<SavingsReportType> {
    const answer = await this.find(context, filter);
    const marks = await selectMarks(context.em.fork(), scopeOf(context.viewer));
    const byId = new Map(marks.map((mark) => [mark.id, mark]));
    const findings: FindingAnswer[] = [];
    for (const found of answer.findings) {
      const finding = toFinding(found, answer);
      const mark = byId.get(found.id);
      byId.delete(found.id);
      findings.push(mark === undefined ? finding : await this.marked(context, finding, mark));
    }
    const dimensions = readFilter(filter);
    const gone = [...byId.values()].filter(
      ({ status, finding }) => status !== SuggestionStatus.OPEN && meetsSubject(dimensions, finding.subject),
    );
    const past: FindingAnswer[] = [];
    for (const mark of gone.slice(0, MOST_PAST)) past.push(await this.marked(context, mark.finding, mark));
    return toSavingsReport(answer, { findings, past });
  }

  /** @throws AppError NOT_FOUND for what the report does not have and nobody marked */
  async mark(context: RequestContext, args: MarkSuggestionArgs): Promise<FindingAnswer> {
    const decision = readDecision(args);
    const answer = await this.find(context, args.filter ?? LAST_30_DAYS);
    const found = answer.findings.find(({ id }) => id === decision.id);
    const marks = await selectMarks(context.em.fork(), scopeOf(context.viewer));
    const finding =
      found === undefined ? marks.find(({ id }) => id === decision.id)?.finding : toFinding(found, answer);
    if (finding === undefined) throw AppError.notFound("finding");
    const basis = decision.status === SuggestionStatus.APPLIED ? await this.basisOf(context, finding) : null;
    return this.marked(context, finding, await markSuggestion(context, decision, { finding, basis }));
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

  private async marked(context: RequestContext, finding: FindingAnswer, mark: SavingsMark): Promise<FindingAnswer> {
    const { status, reason, appliedAt, version } = mark;
    const measured = appliedAt === null ? null : await this.measure(context, mark, appliedAt);
    return { ...finding, status, statusReason: reason, appliedAt, version, measured };
  }

  private measure(context: RequestContext, mark: SavingsMark, appliedAt: Date): Promise<MeasuredSavingType | null> {
    const now = context.clock();
    const key = [mark.id, mark.version, periodsOver(appliedAt, now)].join("/");
    return this.measured.get(key, now, () => this.gate.run(() => measuredSaving(context, mark)));
  }

  private basisOf(context: RequestContext, { kind, subject }: FindingAnswer): Promise<SavingBasis> {
    const to = floorToQuarterHour(context.clock());
    const subjectOfFeature = { kind, projectId: Number(subject.projectId), feature: subject.feature };
    const window = { from: new Date(to.getTime() - MONTH_MS), to };
    return this.gate.run(() => selectSavingBasis(context, subjectOfFeature, window));
  }
}
