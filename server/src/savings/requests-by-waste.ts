import { sql } from "kysely";
import type { Question } from "../analytics/question.js";
import { matches, rawUserId } from "../analytics/usage-conditions.js";
import { onDaysOf } from "../analytics/utc-day.js";
import { WASTE_RULES as RULES } from "./domain/waste-rules.js";

const seconds = (count: number) => sql.raw(`interval '${count} seconds'`);

/** Names as numbers, which are sorted many times faster; that two of a ledger meet is one chance in billions. */
const number = (name: string, seed: string) => sql.raw(`hashtextextended(${name}, ${seed})`);

/** The number of a cell; `row` has its names. */
export function cellNumber(row: "e" | "d") {
  return sql.raw(cellNumberText(row));
}

function cellNumberText(row: "e" | "d"): string {
  return `hashtextextended(concat_ws(chr(1), ${row}.provider, ${row}.model, ${row}.feature), ${row}.project_id)`;
}

/**
 * `c`: single requests after `after`, each with the reason why it was not needed, or null. What came before the
 * window is not known: the first of a repetition that began there counts as needed.
 *
 * Reads the newest rows by time. Only what a fingerprint or a note came with more than once is sorted by it, and only
 * calls of more than one attempt are looked for: sorting all of it by each takes most of the time.
 */
export function requestsByWaste({ filter }: Question, after: string | null) {
  const { range, dimensions } = filter;
  const { include } = dimensions.users;
  const onDays = include === null || include.includes("0") ? sql`true` : onDaysOf("e.created_at", range);
  return sql`
    r as materialized (
      select e.id, e.created_at, ${cellNumber("e")} as cell, e.status, e.attempt, e.cost,
        ${number("e.request_id", "e.project_id")} as call,
        ${number("e.note_id", "hashtextextended(e.feature, e.project_id)")} as note,
        e.note_id is not null as has_note, ${number("e.fingerprint", cellNumberText("e"))} as print,
        e.input_tokens as input, coalesce(e.cached_input_tokens, 0) as cached,
        coalesce(e.cache_write_tokens, 0) as written, coalesce(e.reasoning_tokens, 0) as reasoning,
        e.output_tokens - coalesce(e.reasoning_tokens, 0) as answer
      from token_usage e
      where e.created_at >= ${range.from.toJSON()} and e.created_at < ${range.to.toJSON()}
        and (${after}::timestamptz is null or e.created_at > ${after}::timestamptz)
        and ${onDays} and ${matches(filter, "e", rawUserId(dimensions))}
    ),
    same as (
      select id, created_at, created_at - lag(created_at) over same as since_same
      from r where status = 'ok' and ${repeated("print")} window same as (partition by print order by created_at, id)
    ),
    notes as (
      select id, created_at, created_at - lag(created_at) over note as since_note, lag(input) over note as note_input,
        lag(cost) over note as note_cost
      from r where status = 'ok' and ${repeated("note")} window note as (partition by note order by created_at, id)
    ),
    calls as (select call, max(attempt) as attempts from r where attempt > 1 and call is not null group by 1),
    marked as (
      select r.*, same.since_same, notes.since_note, notes.note_input, notes.note_cost, calls.attempts,
        r.created_at - lag(r.created_at) over cell <= ${seconds(RULES.cacheKeptSeconds)} as warm
      from r left join same using (id, created_at) left join notes using (id, created_at) left join calls using (call)
      window cell as (partition by r.cell order by r.created_at, r.id)
    ),
    c as materialized (
      select m.id, m.created_at, m.cell, m.status, m.cost, m.print, m.has_note, m.input, m.cached, m.written,
        m.reasoning, m.answer, m.since_same, m.since_note, m.note_cost, m.warm, ${WASTE} as waste
      from marked m
    )`;
}

/** Of requests that were answered, those whose value another has too; no value is none. */
function repeated(column: "print" | "note") {
  const name = sql.raw(column);
  return sql`${name} in (select ${name} from r where status = 'ok' and ${name} is not null group by 1 having count(*) > 1)`;
}

const WASTE = sql`case
  when m.cost > 0 and (m.status = 'error' or m.attempts > m.attempt) then 'retry'
  when m.status <> 'ok' then null
  when m.attempt = 1 and m.print is not null and m.since_same <= ${seconds(RULES.repeatWithinSeconds)} then 'identical'
  when not m.has_note or m.since_note < ${seconds(RULES.togetherSeconds)} or m.answer + m.reasoning = 0 then null
  when m.attempt = 1 and m.since_note <= ${seconds(RULES.repeatWithinSeconds)}
    and abs(m.input - m.note_input) * 100 <= m.note_input * ${sql.lit(RULES.sameSizePercent)} then 'resummarised'
  when m.since_note <= ${seconds(RULES.repairedWithinSeconds)}
    and m.note_input between ${sql.lit(RULES.nearLimit)} and ${sql.lit(RULES.inputLimit)} then 'cut'
end`;
