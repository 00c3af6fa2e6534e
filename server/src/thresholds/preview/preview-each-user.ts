import type { EntityManager } from "@mikro-orm/postgresql";
import { METER_COLUMNS } from "../../analytics/meter.js";
import { replayWindows, type UsedDay } from "../domain/replay-windows.js";
import { isOver, type PreviewQuestion } from "./preview-question.js";
import type { PreviewedUse } from "./previewed-use.js";
import { usedByUsers } from "./used-by-users.js";

/** As many as a preview names. */
const MOST_SUBJECTS = 10;
/** What is usual is told in two digits: so many app users say it as well as all of them. */
const SAMPLE = 2_000;

/** What would have been told of each app user. Reads their counters, of which there are as many as users and periods. */
export async function previewEachUser(em: EntityManager, question: PreviewQuestion): Promise<PreviewedUse> {
  const { windows, subjects, affected } = await selectUse(em, question);
  const lastOn = await selectLastDates(
    em,
    question,
    subjects.map(({ id }) => id),
  );
  return {
    windows: new Map(windows.map(({ start, most, crossings }) => [start, { start, most: BigInt(most), crossings }])),
    counts: windows.flatMap(({ sample }) => (sample ?? []).map((used) => ({ used: BigInt(used), count: 1 }))),
    affected,
    subjects: subjects.map(({ id, label, crossings }) => ({
      subject: { key: id, label },
      crossings,
      lastOn: lastOn.get(id) ?? question.from,
    })),
  };
}

interface UseRow {
  readonly windows: readonly {
    readonly start: string;
    readonly most: string;
    readonly crossings: number;
    readonly sample: readonly string[] | null;
  }[];
  readonly subjects: readonly { readonly id: string; readonly label: string; readonly crossings: number }[];
  readonly affected: number;
}

/** How many levels a sum reaches, if it reaches any. */
const CROSSINGS = "case when used >= levels[1] then width_bucket(used, levels) else 0 end";

/**
 * All in one statement, so that sums that have to be added up are added up once. The sample is told by the numbers of app
 * users, so that the same question has the same answer.
 */
async function selectUse(em: EntityManager, question: PreviewQuestion): Promise<UseRow> {
  const used = usedByUsers(question);
  const overUntil = question.windows.find((window) => !isOver(window, question))?.start ?? question.to;
  const [row] = await em.execute<UseRow[]>(
    `with used as ${used.isAddedUp ? "materialized" : "not materialized"} (${used.sql}),
     asked as (select ?::numeric[] as levels, ?::date as over_until,
       (select greatest(1, count(*) / ${SAMPLE}) from app_users) as nth),
     windows as (
       select start, max(used)::text as most, sum(${CROSSINGS})::int as crossings,
              array_agg(used::text) filter (where used > 0 and start < over_until and user_id % nth = 0) as sample
       from used cross join asked group by start
     ), reached as materialized (
       select user_id, sum(${CROSSINGS})::int as crossings from used cross join asked
       where used >= (select levels[1] from asked) group by user_id
     ), subjects as (
       select user_id::text as id, pseudonym as label, crossings
       from (select * from reached order by crossings desc, user_id limit ${MOST_SUBJECTS}) as most
         join app_users on app_users.id = user_id order by crossings desc, user_id
     )
     select coalesce((select jsonb_agg(windows) from windows), '[]') as windows,
            coalesce((select jsonb_agg(subjects) from subjects), '[]') as subjects,
            (select count(*)::int from reached) as affected`,
    [...used.values, leastAmounts(question), overUntil],
  );
  if (row === undefined) throw new Error("a preview has an answer");
  return row;
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

/** What reaches each level: exact, with as many digits as that takes. */
function leastAmounts({ limit, content }: PreviewQuestion): string {
  return `{${content.levels.map((level) => hundredth(limit * BigInt(level))).join(",")}}`;
}

function hundredth(units: bigint): string {
  return `${units / 100n}.${(units % 100n).toString().padStart(2, "0")}`;
}
