import { sql } from "kysely";
import { type Meter, UsageDimension } from "./domain/question-words.js";
import { METER_COLUMNS } from "./meter.js";
import type { Question } from "./question.js";
import { edgesOf, groupKey } from "./usage-group.js";
import { usageByDays } from "./usage-by-days.js";
import { usageSource } from "./usage-source.js";

export interface CrosstabRequest {
  readonly rows: UsageDimension;
  readonly columns: UsageDimension;
  readonly meter: Meter;
  /** How many groups get a line of their own. */
  readonly topRows: number;
  readonly topColumns: number;
}

export interface CellRow {
  /** Null for the groups beyond the top, whose place is null as well. */
  readonly row: string | null;
  readonly row_place: string | null;
  readonly column: string | null;
  readonly column_place: string | null;
  readonly value: string;
  readonly requests: string;
  readonly unpriced_requests: string;
  readonly row_count: string;
  readonly column_count: string;
}

/**
 * Ranked in the database, either dimension by its own sums, as lines of a series are: of groups that are equal in
 * the meter, those with more tokens come first. A pair whose requests were all corrected away is none.
 */
export async function selectCrosstabCells(question: Question, request: CrosstabRequest): Promise<CellRow[]> {
  const dimensions = [request.rows, request.columns];
  const source = dimensions.includes(UsageDimension.USER)
    ? usageSource(question.db, question.filter, true)
    : await usageByDays(
        question,
        dimensions.flatMap((dimension) => edgesOf(question, dimension)),
      );
  const value = sql.ref(`u.${METER_COLUMNS[request.meter]}`);
  const { rows } = await sql<CellRow>`
    with pair as (
      select ${groupKey(question, request.rows)} as "row", ${groupKey(question, request.columns)} as "column",
             sum(${value}) as value, sum(u.total_tokens) as total_tokens, sum(u.requests) as requests,
             sum(u.unpriced_requests) as unpriced_requests
      from ${source.as("u")}
      group by 1, 2 having sum(u.requests) > 0
    ), ranked_row as (${ranked("row")}), ranked_column as (${ranked("column")})
    select r.key as "row", r.place as row_place, c.key as "column", c.place as column_place,
           sum(p.value)::text as value, sum(p.requests)::text as requests,
           sum(p.unpriced_requests)::text as unpriced_requests, r.count as row_count, c.count as column_count
    from pair p
    join (${topOf("ranked_row", request.topRows)}) r on r.member = p."row"
    join (${topOf("ranked_column", request.topColumns)}) c on c.member = p."column"
    group by 1, 2, 3, 4, 8, 9`.execute(question.db);
  return rows;
}

function ranked(column: "row" | "column") {
  const key = sql.ref(column);
  return sql`
    select ${key} as key, count(*) over () as count,
           row_number() over (order by sum(value) desc, sum(total_tokens) desc, ${key} collate "C") as rank
    from pair group by ${key}`;
}

function topOf(table: "ranked_row" | "ranked_column", top: number) {
  return sql`
    select key as member, count, case when rank <= ${top} then key end as key, case when rank <= ${top} then rank end as place
    from ${sql.table(table)}`;
}
