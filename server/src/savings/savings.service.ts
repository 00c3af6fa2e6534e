import type { RequestContext } from "../access/request-context.js";
import { isNarrowerThanFeatures, meetsSubject } from "./domain/meets-subject.js";
import { readFilter } from "../analytics/domain/read-filter.js";
import { ask, type UsageFilterRequest } from "../analytics/question.js";
import { scopeOf } from "../analytics/scope.js";
import { AppError } from "../core/errors.js";
import { Gate } from "../core/gate.js";
import { floorToQuarterHour } from "../core/domain/zoned-time.js";
import { loadPriceVersions } from "../pricing/load-price-versions.js";
import { RecostPrices } from "../recost/recost-prices.js";
import type { SavingBasis } from "./domain/measure-saving.js";
import { keepReportMs } from "./domain/report-keeping.js";
import { MONTH_MS } from "./domain/savings-window.js";
import { SuggestionStatus } from "./domain/suggestion-status.js";
import { findSavings, type SavingsAnswer } from "./find-savings.query.js";
import type { FindingAnswer } from "./finding-answer.js";
import { KeptAnswers } from "./kept-answers.js";
import type { MarkSuggestionArgs } from "./mark-suggestion.input.js";
import { markSuggestion, readDecision } from "./mark-suggestion.js";
import type { MeasuredSavingType } from "./measured-saving.type.js";
import { MeasuredSavings } from "./measured-savings.js";
import { readReportStamp } from "./read-report-stamp.js";
import type { SavingsMark } from "./savings-mark.js";
import type { SavingsReportType } from "./savings-report.type.js";
import { selectMarks } from "./select-marks.query.js";
import { selectSavingBasis } from "./select-saving-basis.query.js";
import { toFinding } from "./to-finding.js";
import { toSavingsReport } from "./to-savings-report.js";

/** Who asks for a fresh report soon after another one has that. */
const FRESH_MS = 5_000;
const MOST_PAST = 50;
/** A report is worth more than what became of the ones before: those that take longer are told by the next one. */
const PATIENCE_MS = 1_000;
const LAST_30_DAYS: UsageFilterRequest = { range: { preset: "30d" } };

/** Reports of savings, and what was decided about what they found. */
export class SavingsService {
  private readonly reports = new KeptAnswers<SavingsAnswer>({
    forMs: ({ coverage }, tookMs) => keepReportMs(coverage.requests, tookMs),
    most: 50,
  });
  private readonly gate = new Gate({
    atOnce: 1,
    waiting: 8,
    refusal: "Other savings reports are being worked out. Try again when they have ended.",
  });
  private readonly measured: MeasuredSavings;

  constructor(patienceMs = PATIENCE_MS) {
    this.measured = new MeasuredSavings({ gate: this.gate, patienceMs });
  }

  /** @param asked `fresh`: kept for some seconds at most */
  async report(
    context: RequestContext,
    filter: UsageFilterRequest,
    asked: { readonly fresh?: boolean } = {},
  ): Promise<SavingsReportType> {
    const answer = await this.find(context, filter, asked);
    const marks = await selectMarks(context.em.fork(), scopeOf(context.viewer));
    const byId = new Map(marks.map((mark) => [mark.id, mark]));
    const found = answer.findings.map((finding) => toFinding(finding, answer));
    const foundIds = new Set(found.map(({ id }) => id));
    const dimensions = readFilter(filter);
    const gone = marks
      .filter(({ id, status }) => !foundIds.has(id) && status !== SuggestionStatus.OPEN)
      .filter(({ finding }) => meetsSubject(dimensions, finding.subject))
      .slice(0, MOST_PAST);
    const measured = await this.measured.of(context, [...found.flatMap(({ id }) => byId.get(id) ?? []), ...gone]);
    const marked = (finding: FindingAnswer) =>
      asMarked(finding, byId.get(finding.id) ?? null, measured.get(finding.id) ?? null);
    return toSavingsReport(answer, {
      findings: found.map(marked),
      past: gone.map(({ finding }) => marked(finding)),
    });
  }

  /** @throws AppError NOT_FOUND for what the report does not have and nobody marked */
  async mark(context: RequestContext, args: MarkSuggestionArgs): Promise<FindingAnswer> {
    const decision = readDecision(args);
    const filter = args.filter ?? LAST_30_DAYS;
    const answer = await this.find(context, filter);
    const found = answer.findings.find(({ id }) => id === decision.id);
    const marks = await selectMarks(context.em.fork(), scopeOf(context.viewer));
    const finding =
      found === undefined ? marks.find(({ id }) => id === decision.id)?.finding : toFinding(found, answer);
    if (finding === undefined) throw AppError.notFound("finding");
    const whole = await this.ofWholeFeature(context, finding, filter);
    const isMeasured = decision.status === SuggestionStatus.APPLIED && whole !== null;
    const basis = isMeasured ? await this.basisOf(context, whole) : null;
    const mark = await markSuggestion(context, decision, { finding: whole ?? finding, basis });
    const measured = await this.measured.of(context, [mark]);
    return asMarked(finding, mark, measured.get(mark.id) ?? null);
  }

  /**
   * What a finding of a narrowed report is in its whole feature, which is what can be measured; null where only a
   * part of it has the finding.
   */
  private async ofWholeFeature(
    context: RequestContext,
    finding: FindingAnswer,
    { range, timezone, ...dimensions }: UsageFilterRequest,
  ): Promise<FindingAnswer | null> {
    if (!isNarrowerThanFeatures(readFilter(dimensions))) return finding;
    const { projectId, feature } = finding.subject;
    const answer = await this.find(context, {
      range,
      ...(timezone === undefined ? {} : { timezone }),
      projectIds: [projectId],
      features: [feature],
    });
    const found = answer.findings.find(({ id }) => id === finding.id);
    return found === undefined ? null : toFinding(found, answer);
  }

  private async find(
    context: RequestContext,
    filter: UsageFilterRequest,
    { fresh = false }: { readonly fresh?: boolean } = {},
  ): Promise<SavingsAnswer> {
    const key = JSON.stringify([scopeOf(context.viewer), filter]);
    // Before the report's own snapshot: what changes between them ends the report once for nothing, never too late.
    const stamp = await ask(context, filter, readReportStamp);
    const asked = { key, stamp, now: context.clock(), ...(fresh && { atMostMs: FRESH_MS }) };
    return this.reports.get(asked, () =>
      this.gate.run(async () => {
        const prices = new RecostPrices(await loadPriceVersions(context.em.fork()));
        return ask(context, filter, (question) => findSavings(question, prices));
      }),
    );
  }

  private basisOf(context: RequestContext, { kind, subject }: FindingAnswer): Promise<SavingBasis> {
    const to = floorToQuarterHour(context.clock());
    const subjectOfFeature = { kind, projectId: Number(subject.projectId), feature: subject.feature };
    const window = { from: new Date(to.getTime() - MONTH_MS), to };
    return this.gate.run(() => selectSavingBasis(context, subjectOfFeature, window));
  }
}

function asMarked(
  finding: FindingAnswer,
  mark: SavingsMark | null,
  measured: MeasuredSavingType | null,
): FindingAnswer {
  if (mark === null) return finding;
  const { status, reason, appliedAt, version } = mark;
  return { ...finding, status, statusReason: reason, appliedAt, version, measured };
}
