import { sql } from "kysely";
import type { ResolvedRange } from "../../core/domain/resolved-range.js";
import type { Question } from "../question.js";
import { findNewest, MAX_SINGLE_REQUESTS, singleRequests } from "./newest-requests.js";

export const MAX_DRIFT_ROWS = 100;
/** An estimate is off when it is more than this part of the reported number away from it. */
const TOLERANCE = 0.1;

export interface EstimateDrift {
  readonly requests: number;
  readonly medianRatio: number;
  readonly ratioP5: number;
  readonly ratioP95: number;
  readonly overShare: number;
  readonly underShare: number;
}

export interface ModelEstimateDrift extends EstimateDrift {
  readonly model: string;
}

export interface TokenEstimateDriftAnswer {
  readonly range: ResolvedRange;
  readonly rows: readonly ModelEstimateDrift[];
  /** Null without an estimate to compare. */
  readonly total: EstimateDrift | null;
  readonly singleRequestsSince: Date;
  readonly settledUntil: Date;
}

interface DriftRow {
  /** Null: of everything. */
  readonly model: string | null;
  readonly requests: string;
  readonly median: number;
  readonly p5: number;
  readonly p95: number;
  readonly over: number;
  readonly under: number;
}

/**
 * How far estimates of the input were from what providers counted, by model, those with most requests first. Only
 * counts that a provider reported in full are compared: what is missing, partial or itself estimated says nothing of
 * an estimate, and of an input of nothing there is no ratio.
 */
export async function tokenEstimateDrift(
  question: Question,
  limit = MAX_SINGLE_REQUESTS,
): Promise<TokenEstimateDriftAnswer> {
  const newest = await findNewest(question, limit);
  const { rows } = await sql<DriftRow>`
    with compared as (
      select u.model, u.estimated_input_tokens::float8 / u.input_tokens as ratio
      from (${singleRequests(question, newest)}) as u
      where u.estimated_input_tokens is not null and u.usage_state = 'reported' and u.input_tokens > 0
    )
    select model, count(*)::text as requests,
           (percentile_disc(0.5) within group (order by ratio))::float8 as median,
           (percentile_disc(0.05) within group (order by ratio))::float8 as p5,
           (percentile_disc(0.95) within group (order by ratio))::float8 as p95,
           (avg((ratio > ${1 + TOLERANCE}::float8)::int))::float8 as over,
           (avg((ratio < ${1 - TOLERANCE}::float8)::int))::float8 as under
    from compared group by grouping sets ((model), ()) having count(*) > 0
    order by count(*) desc, model collate "C" limit ${MAX_DRIFT_ROWS + 1}`.execute(question.db);
  const whole = rows.find(({ model }) => model === null);
  return {
    range: question.filter.range,
    rows: rows.flatMap((row) => (row.model === null ? [] : [{ model: row.model, ...readDrift(row) }])),
    total: whole === undefined ? null : readDrift(whole),
    singleRequestsSince: newest.cutAt ?? question.filter.range.from,
    settledUntil: question.snapshotAt,
  };
}

function readDrift({ requests, median, p5, p95, over, under }: DriftRow): EstimateDrift {
  return {
    requests: Number(requests),
    medianRatio: median,
    ratioP5: p5,
    ratioP95: p95,
    overShare: over,
    underShare: under,
  };
}
