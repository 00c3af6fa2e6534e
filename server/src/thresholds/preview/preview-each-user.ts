import type { EntityManager } from "@mikro-orm/postgresql";
import { METER_COLUMNS } from "../../analytics/meter.js";
import { replayWindows, type UsedDay } from "../domain/replay-windows.js";
import type { PreviewQuestion } from "./preview-question.js";
import type { PreviewedUse } from "./previewed-use.js";
import { selectReachedUse } from "./select-reached-use.js";

/** What would have been told of each app user. Reads their counters, of which there are as many as users and periods. */
export async function previewEachUser(em: EntityManager, question: PreviewQuestion): Promise<PreviewedUse> {
  const { windows, subjects, affected, counts } = await selectReachedUse(em, question);
  const lastOn = await selectLastDates(
    em,
    question,
    subjects.map(({ id }) => id),
  );
  return {
    windows: new Map(windows.map(({ start, most, crossings }) => [start, { start, most: BigInt(most), crossings }])),
    counts,
    affected,
    subjects: subjects.map(({ id, label, crossings }) => ({
      subject: { key: id, label },
      crossings,
      lastOn: lastOn.get(id) ?? question.from,
    })),
  };
}

async function selectLastDates(
  em: EntityManager,
  { meter, from, to, windows, limit, content }: PreviewQuestion,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await em.execute<{ id: string; date: string; used: string }[]>(
    `select u.user_id::text as id, u.period_start::text as date, sum(u.${METER_COLUMNS[meter]})::text as used
     from usage_by_user_period u where u.period = 'day' and u.period_start >= ?::date and u.period_start < ?::date
       and u.user_id = any(?::bigint[]) group by 1, u.period_start order by u.period_start`,
    [from, to, `{${ids.join(",")}}`],
  );
  const days = Map.groupBy(rows, ({ id }) => id);
  const rule = { limit, levels: content.levels };
  const dates = ids.map((id): [string, string] => {
    const own: UsedDay[] = (days.get(id) ?? []).map(({ date, used }) => ({ date, used: BigInt(used) }));
    const last = replayWindows(windows, own, rule).findLast(({ lastOn }) => lastOn !== null);
    return [id, last?.lastOn ?? from];
  });
  return new Map(dates);
}
