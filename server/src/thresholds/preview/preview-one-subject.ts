import type { EntityManager } from "@mikro-orm/postgresql";
import { METER_COLUMNS } from "../../analytics/meter.js";
import { ABOUT_SUBJECT } from "../about-subject.js";
import { replayWindows, type UsedDay } from "../domain/replay-windows.js";
import { ThresholdScope } from "../domain/threshold-words.js";
import type { ThresholdSubject } from "../threshold.js";
import { isOver, type PreviewQuestion } from "./preview-question.js";
import type { PreviewedUse } from "./previewed-use.js";

/** What would have been told of everything, a project, a model, a feature, a key or an app user. Reads sums of days. */
export async function previewOneSubject(
  em: EntityManager,
  question: PreviewQuestion,
  subject: ThresholdSubject | null,
): Promise<PreviewedUse> {
  const { limit, content, windows } = question;
  const replayed = replayWindows(windows, await selectDays(em, question), { limit, levels: content.levels });
  const crossings = replayed.reduce((sum, window) => sum + window.crossings, 0);
  const lastOn = replayed.findLast((window) => window.lastOn !== null)?.lastOn ?? null;
  return {
    windows: new Map(
      replayed.map(({ window: { start }, used, crossings: reached }) => [
        start,
        { start, most: used, crossings: reached },
      ]),
    ),
    subjects: subject === null || lastOn === null ? [] : [{ subject, crossings, lastOn }],
    affected: crossings > 0 ? 1 : 0,
    counts: replayed
      .filter(({ window, used }) => used > 0n && isOver(window, question))
      .map(({ used }) => ({ used, count: 1 })),
  };
}

async function selectDays(em: EntityManager, { content, meter, from, to }: PreviewQuestion): Promise<UsedDay[]> {
  const { scope, subject } = content;
  const used = `coalesce(sum(u.${METER_COLUMNS[meter]}), 0)::text as used`;
  if (scope === ThresholdScope.USER) {
    return daysOf(
      em,
      `select u.period_start::text as date, ${used} from usage_by_user_period u
       where u.period = 'day' and u.period_start >= ?::date and u.period_start < ?::date and u.user_id = ?::bigint
       group by u.period_start order by u.period_start`,
      [from, to, subject],
    );
  }
  const about = ABOUT_SUBJECT[scope];
  return daysOf(
    em,
    `select u.day::text as date, ${used} from usage_by_day u
     where u.day >= ?::date and u.day < ?::date
       ${about === undefined ? "" : `and u.dimension_id in (select id from usage_dimensions where ${about})`}
     group by u.day order by u.day`,
    about === undefined ? [from, to] : [from, to, subject],
  );
}

async function daysOf(em: EntityManager, statement: string, values: unknown[]): Promise<UsedDay[]> {
  const rows = await em.execute<{ date: string; used: string }[]>(statement, values);
  return rows.map(({ date, used }) => ({ date, used: BigInt(used) }));
}
