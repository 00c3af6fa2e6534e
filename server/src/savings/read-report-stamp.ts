import { sql } from "kysely";
import { readStamp } from "../analytics/answers/read-stamp.js";
import type { Question } from "../analytics/question.js";
import { inZone, toDate } from "../core/domain/zoned-time.js";

/**
 * What a report is as new as, but for requests that arrived for the running day: equal stamps mean that the days
 * before it say what they said, and that no request was corrected or priced anew, nothing removed and no price changed.
 */
export async function readReportStamp({ db, filter: { range }, now, dayZone }: Question): Promise<string> {
  const today = toDate(inZone(now, dayZone).startOfDay());
  const daysBefore = { from: range.from, to: range.to < today ? range.to : today };
  const { rows } = await sql<{ stamp: string }>`
    select concat_ws(' ', (select version from changes where topic = 'prices'), (select max(id) from usage_corrections),
                     (select string_agg(id || state, ' ' order by id) from recosts)) as stamp`.execute(db);
  return `${rows[0]?.stamp ?? ""} ${await readStamp(db, [daysBefore])}`;
}
