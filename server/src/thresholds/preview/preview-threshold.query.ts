import type { EntityManager } from "@mikro-orm/postgresql";
import type { RequestContext } from "../../access/request-context.js";
import { inSnapshot } from "../../analytics/question.js";
import { Temporal } from "temporal-polyfill";
import { AppError } from "../../core/errors.js";
import { readId } from "../../core/read-id.js";
import { fromUnits, limitUnits } from "../domain/limit-units.js";
import type { ThresholdContent } from "../domain/threshold-content.js";
import { isRunning, windowsOf } from "../domain/threshold-window.js";
import { ThresholdKind, ThresholdScope } from "../domain/threshold-words.js";
import { usualLimit } from "../domain/usual-limit.js";
import { readThreshold, type ThresholdRequest } from "../read-threshold.js";
import { type Calendar, readCalendar } from "../statuses/read-calendar.js";
import { labelOf } from "../label-of.js";
import { previewEachUser } from "./preview-each-user.js";
import { previewOneSubject } from "./preview-one-subject.js";
import type { PreviewQuestion } from "./preview-question.js";
import type { PreviewedUse } from "./previewed-use.js";
import { toldAlready } from "./told-already.js";
import type { ThresholdPreview } from "./threshold-preview.js";

const DAYS: readonly number[] = [30, 90];
/** More a week than somebody reads. */
const NOISY = 10;

/** Of what there is once, and is to come or was long ago. */
const NOTHING: ThresholdPreview = {
  days: 0,
  crossings: 0,
  perWeek: 0,
  isNoisy: false,
  periods: [],
  subjects: [],
  affected: 0,
  suggestedLimit: null,
  reachedNow: 0,
};

export interface PreviewOptions {
  readonly days: number;
  /** Of the threshold that it would become: what that told of running periods is told no second time. */
  readonly thresholdId: string | null;
}

/**
 * When a limit would have fired. Nothing is stored, and no single request is read.
 *
 * @throws AppError BAD_INPUT naming the field, `days` or `thresholdId`
 */
export async function previewThreshold(
  { em, clock }: RequestContext,
  request: ThresholdRequest,
  { days, thresholdId }: PreviewOptions,
): Promise<ThresholdPreview> {
  if (!DAYS.includes(days)) throw AppError.badInput("days", "30 or 90", days);
  const id = thresholdId === null ? null : readId("thresholdId", "threshold", thresholdId);
  const content = readThreshold(request);
  const { meter, period, startsOn, endsOn, limit } = content;
  if (content.kind !== ThresholdKind.LIMIT || meter === null || period === null || limit === null) {
    throw AppError.badInput("kind", "LIMIT: of others it is not known when they would have fired", content.kind);
  }
  return inSnapshot(em, async (_, fork) => {
    const calendar = await readCalendar(fork, clock());
    const windows = windowsOf(content, calendar, days);
    const [first, last] = [windows[0], windows.at(-1)];
    if (first === undefined || last === undefined) return NOTHING;
    const dates = { from: first.start, to: last.end };
    const watched = { meter, period, startsOn, endsOn, limit: limitUnits(meter, limit) };
    const question = { content, ...watched, calendar, windows, ...dates };
    const preview = toPreview(question, await replay(fork, question));
    const told = id === null ? 0 : await toldAlready(fork, id, question);
    return { ...preview, reachedNow: Math.max(0, preview.reachedNow - told) };
  });
}

async function replay(em: EntityManager, question: PreviewQuestion): Promise<PreviewedUse> {
  if (question.content.scope === ThresholdScope.EACH_USER) return previewEachUser(em, question);
  return previewOneSubject(em, question, await subjectOf(em, question.content));
}

async function subjectOf(em: EntityManager, { scope, subject }: ThresholdContent) {
  return subject === null ? null : { key: subject, label: await labelOf(em, scope, subject) };
}

function toPreview(question: PreviewQuestion, { windows, subjects, affected, counts }: PreviewedUse): ThresholdPreview {
  const { meter, calendar } = question;
  const crossings = [...windows.values()].reduce((sum, window) => sum + window.crossings, 0);
  const days = daysUntilToday(question.from, calendar);
  const perWeek = Math.round((crossings / days) * 70) / 10;
  const usual = usualLimit(counts);
  return {
    days,
    crossings,
    perWeek,
    isNoisy: (crossings * 7) / days > NOISY,
    periods: question.windows.map(({ start, end }) => {
      const { most = 0n, crossings: reached = 0 } = windows.get(start) ?? {};
      return { start, end, used: fromUnits(meter, most), crossings: reached };
    }),
    subjects,
    affected,
    suggestedLimit: usual === null ? null : fromUnits(meter, usual),
    reachedNow: question.windows
      .filter((window) => isRunning(window, calendar.today))
      .reduce((sum, { start }) => sum + (windows.get(start)?.crossings ?? 0), 0),
  };
}

/** Today counts as a whole one. */
function daysUntilToday(from: string, { today }: Calendar): number {
  return Temporal.PlainDate.from(from).until(today).days + 1;
}
