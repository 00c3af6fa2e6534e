import type { EntityManager } from "@mikro-orm/postgresql";
import { METER_COLUMNS } from "../../analytics/meter.js";
import { type Condition, countedUse, keeping } from "../counted-use.js";
import { ThresholdPeriod } from "../domain/threshold-words.js";
import type { UsedCount } from "../domain/usual-limit.js";
import { addedUpUse } from "./added-up-use.js";
import { isOver, type PreviewQuestion } from "./preview-question.js";
import { sampleUse } from "./sample-use.js";

/** As many as a preview names. */
const MOST_SUBJECTS = 10;
/** What is usual is told in two digits: so many app users say it as well as all of them. */
const SAMPLE = 2_000;

interface ReachedUse {
  readonly windows: readonly { readonly start: string; readonly most: string; readonly crossings: number }[];
  readonly subjects: readonly { readonly id: string; readonly label: string; readonly crossings: number }[];
  readonly affected: number;
}

/** Whose windows counters are kept of. */
interface CountedQuestion extends PreviewQuestion {
  readonly counter: "day" | "month";
}

interface SelectedUse extends ReachedUse {
  readonly counts: readonly UsedCount[];
}

/** What app users used in each window, how many levels that reached, and by whom. */
export function selectReachedUse(em: EntityManager, question: PreviewQuestion): Promise<SelectedUse> {
  switch (question.period) {
    case ThresholdPeriod.DAY:
      return selectCounted(em, { ...question, counter: "day" });
    case ThresholdPeriod.MONTH:
      return selectCounted(em, { ...question, counter: "month" });
    case ThresholdPeriod.WEEK:
    case ThresholdPeriod.ONCE:
      return selectAddedUp(em, question);
  }
}

/**
 * Of millions of counters, which are windows of their own, those are looked at that reach a level, or may be the most of
 * their window since they are as much as the most of a sample.
 */
async function selectCounted(em: EntityManager, question: CountedQuestion): Promise<SelectedUse> {
  const { most, usual } = await sampleUse(em, question, { overUntil: overUntilOf(question), sample: SAMPLE });
  const least = leastOf(question, most);
  const leavesFew = usual === null || least >= usual;
  const reaching = { sql: atLeast(question), values: [least.toString()], leavesFew };
  const high = await selectReached(em, question, reaching);
  const seen = new Set(high.windows.map(({ start }) => start));
  const unseen = question.windows.map(({ start }) => start).filter((start) => !seen.has(start));
  const counts = usual === null ? [] : [{ used: usual, count: 1 }];
  if (unseen.length === 0) return { ...high, counts };
  const rest = { sql: "u.period_start = any(?::date[])", values: [`{${unseen.join(",")}}`], leavesFew: false };
  const low = await selectReached(em, question, rest);
  return { ...high, windows: [...high.windows, ...low.windows.filter(({ start }) => !seen.has(start))], counts };
}

function atLeast({ meter }: PreviewQuestion): string {
  return `u.${METER_COLUMNS[meter]} >= ?::numeric`;
}

/** In whole units: what is rounded down leaves nothing out. */
function leastOf({ limit, content }: PreviewQuestion, most: ReadonlyMap<string, bigint>): bigint {
  const levels = content.levels.map((level) => (limit * BigInt(level)) / 100n);
  return [...levels, ...most.values()].reduce((least, one) => (one < least ? one : least));
}

/** How many levels a sum reaches, if it reaches any. */
const CROSSINGS = "case when used >= levels[1] then width_bucket(used, levels) else 0 end";

async function selectReached(em: EntityManager, question: CountedQuestion, condition: Condition): Promise<ReachedUse> {
  const used = countedUse(question, condition);
  const [row] = await em.execute<ReachedUse[]>(
    `with used as ${keeping(condition)} (${used.sql}), asked as (select ?::numeric[] as levels), ${REACHED}`,
    [...used.values, leastAmounts(question)],
  );
  if (row === undefined) throw new Error("a preview has an answer");
  return row;
}

/** Who reached a level how often, after `windows`: the rest of a statement that has `used` and `asked`. */
const WHO_REACHED = `reached as materialized (
       select user_id, sum(${CROSSINGS})::int as crossings from used cross join asked
       where used >= (select levels[1] from asked) group by user_id
     ), subjects as (
       select user_id::text as id, pseudonym as label, crossings
       from (select * from reached order by crossings desc, user_id limit ${MOST_SUBJECTS}) as most
         join app_users on app_users.id = user_id order by crossings desc, user_id
     )
     select coalesce((select jsonb_agg(windows) from windows), '[]') as windows,
            coalesce((select jsonb_agg(subjects) from subjects), '[]') as subjects,
            (select count(*)::int from reached) as affected`;

const REACHED = `
     windows as (
       select start, max(used)::text as most, sum(${CROSSINGS})::int as crossings from used cross join asked group by start
     ), ${WHO_REACHED}`;

/**
 * All in one statement, so that sums that have to be added up are added up once. The sample is told by the numbers of app
 * users, so that the same question has the same answer.
 */
async function selectAddedUp(em: EntityManager, question: PreviewQuestion): Promise<SelectedUse> {
  const used = addedUpUse(question);
  const [row] = await em.execute<AddedUpRow[]>(
    `with used as materialized (${used.sql}),
     asked as (select ?::numeric[] as levels, ?::date as over_until,
       (select greatest(1, count(*) / ${SAMPLE}) from app_users) as nth),
     windows as (
       select start, max(used)::text as most, sum(${CROSSINGS})::int as crossings,
              array_agg(used::text) filter (where used > 0 and start < over_until and user_id % nth = 0) as sample
       from used cross join asked group by start
     ), ${WHO_REACHED}`,
    [...used.values, leastAmounts(question), overUntilOf(question)],
  );
  if (row === undefined) throw new Error("a preview has an answer");
  const counts = row.windows.flatMap(({ sample }) => (sample ?? []).map((one) => ({ used: BigInt(one), count: 1 })));
  return { ...row, counts };
}

interface AddedUpRow extends ReachedUse {
  readonly windows: readonly (ReachedUse["windows"][number] & { readonly sample: readonly string[] | null })[];
}

/** Where the window begins that runs, or the first to come. */
function overUntilOf(question: PreviewQuestion): string {
  return question.windows.find((window) => !isOver(window, question))?.start ?? question.to;
}

/** What reaches each level: exact, with as many digits as that takes. */
function leastAmounts({ limit, content }: PreviewQuestion): string {
  return `{${content.levels.map((level) => hundredth(limit * BigInt(level))).join(",")}}`;
}

function hundredth(units: bigint): string {
  return `${units / 100n}.${(units % 100n).toString().padStart(2, "0")}`;
}
