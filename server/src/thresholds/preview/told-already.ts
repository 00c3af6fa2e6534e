import type { EntityManager } from "@mikro-orm/postgresql";
import { isRunning } from "../domain/threshold-window.js";
import type { PreviewQuestion } from "./preview-question.js";

/** How many of its levels a threshold has told with this limit in the periods that run. */
export async function toldAlready(
  em: EntityManager,
  thresholdId: number,
  { windows, calendar, limit, content }: PreviewQuestion,
): Promise<number> {
  const running = windows.filter((window) => isRunning(window, calendar.today));
  const [row] = await em.execute<{ told: number }[]>(
    `select count(*)::int as told from usage_alerts
     where threshold_id = ? and threshold_type = 'LEVEL' and threshold_value = ?::numeric and level = any (?::int[])
       and timezone = ? and (period_start, period_end) in (select * from unnest(?::date[], ?::date[]))`,
    [
      thresholdId,
      limit.toString(),
      `{${content.levels.join(",")}}`,
      calendar.zone,
      `{${running.map(({ start }) => start).join(",")}}`,
      `{${running.map(({ end }) => end).join(",")}}`,
    ],
  );
  return row?.told ?? 0;
}
