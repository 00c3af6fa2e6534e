import { type RawBuilder, sql } from "kysely";
import type { NewestRequests } from "../analytics/patterns/newest-requests.js";
import type { Question } from "../analytics/question.js";
import type { RequestSums } from "./domain/request-sums.js";
import { FAR_FROM_USUAL, JUSTIFIED_TIMES, QUANTILES } from "./domain/usual-size.js";
import { WASTE_RULES } from "./domain/waste-rules.js";
import { readRequestSums, type RequestSumsRow } from "./read-request-sums.js";
import { cellNumber, requestsByWaste } from "./requests-by-waste.js";
import { selectNames } from "./select-names.query.js";

/** Of these the notes and fingerprints are told, without repetition. */
const MOST_NAMED = 150;
const MOST_SAMPLES = 5;
/** Of needed requests, which are many, samples are looked for in every fiftieth: sorting them all takes long. */
const ONE_IN = 50;

/** Single requests by cell and by why they were not needed, with the usual sizes of the cell and what is beyond. */
export async function selectRequestSums(question: Question, { after }: NewestRequests): Promise<RequestSums[]> {
  const quantiles = sql`array[${sql.raw(QUANTILES.join(", "))}]`;
  const near = sql`c.input between ${sql.lit(WASTE_RULES.nearLimit)} and ${sql.lit(WASTE_RULES.inputLimit)} and c.status = 'ok'`;
  const soon = sql`least(c.since_same, c.since_note) <= ${sql.raw(`interval '${WASTE_RULES.soonSeconds} seconds'`)}`;
  const { rows } = await sql<RequestSumsRow>`
    with ${requestsByWaste(question, after)},
    usual as (
      select c.cell, count(*) as usual_requests,
        percentile_disc(${quantiles}) within group (order by c.input) as usual_input,
        percentile_disc(${quantiles}) within group (order by c.answer) as usual_answer,
        percentile_disc(${quantiles}) within group (order by c.reasoning) as usual_reasoning
      from c where c.waste is null and c.status = 'ok' and c.input is not null and c.answer is not null
      group by 1
    ),
    known as (
      select distinct ${cellNumber("d")} as cell, d.project_id, d.feature, d.provider, d.model from usage_dimensions d
    ),
    far as (
      select u.*, ${threshold("input")} as input_from, ${threshold("answer")} as answer_from,
        ${threshold("reasoning")} as reasoning_from,
        usual_input[3] as input_mid, usual_answer[3] as answer_mid, usual_reasoning[3] as reasoning_mid
      from usual u
    )
    select min(k.project_id) as project_id, min(k.feature) as feature, min(k.provider) as provider, min(k.model) as model,
      c.waste, count(*)::text as requests,
      (count(*) filter (where c.status = 'ok'))::text as successful, (count(*) filter (where c.cost is null))::text as unpriced,
      coalesce(sum(c.cost), 0)::text as cost,
      coalesce(sum(case when c.waste <> 'cut' then c.cost when c.note_cost is not null then least(c.cost, c.note_cost) end)
        filter (where c.waste is not null), 0)::text as wasted,
      coalesce(sum(c.cost) filter (where c.waste in ('identical', 'resummarised') and ${soon}), 0)::text as wasted_soon,
      count(c.print)::text as with_fingerprint, (count(*) filter (where c.has_note))::text as with_note,
      (count(*) filter (where ${near}))::text as near_limit, ${samples(sql`${near}`)} as near_samples,
      (count(*) filter (where c.warm and c.cost is not null))::text as warm,
      ${knownTokens("input")}, ${knownTokens("cached")}, ${knownTokens("answer")}, ${knownTokens("reasoning")},
      max(f.usual_requests)::text as usual_requests, max(f.usual_input)::text[] as usual_input,
      max(f.usual_answer)::text[] as usual_answer, max(f.usual_reasoning)::text[] as usual_reasoning,
      ${excess("input", sql`c.answer <= ${sql.lit(JUSTIFIED_TIMES)} * f.answer_mid`)},
      ${excess("answer", sql`c.input <= ${sql.lit(JUSTIFIED_TIMES)} * f.input_mid`)},
      ${excess("reasoning", sql`c.input <= ${sql.lit(JUSTIFIED_TIMES)} * f.input_mid`)},
      ${samples(sql`c.waste is not null or c.id % ${sql.lit(ONE_IN)} = 0`)} as samples,
      ${places(sql`c.waste is not null`, MOST_NAMED)} as named
    from c join known k on k.cell = c.cell left join far f on f.cell = c.cell
    group by c.cell, c.waste
    order by 1, 2, 3, 4, 5`.execute(question.db);
  const names = await selectNames(
    question,
    rows.flatMap(({ named }) => named ?? []),
  );
  return rows.map((row) => readRequestSums(row, names));
}

/** Of requests with a known cost. */
function knownTokens(size: Size | "cached") {
  return sql`coalesce(sum(${sql.ref(`c.${size}`)}) filter (where c.cost is not null), 0)::text as ${sql.ref(`${size}_tokens`)}`;
}

type Size = keyof typeof FAR_FROM_USUAL;

/** More tokens than any request has, and about as many as a `bigint` can be: sizes may differ a million times. */
const ENDLESS = 9e18;

/** Above which a size is far from usual. */
function threshold(size: Size) {
  const { times, atLeast } = FAR_FROM_USUAL[size];
  const usual = sql.raw(`usual_${size}`);
  const spread = sql`power(${usual}[4]::float8 / nullif(${usual}[2], 0), 3)`;
  const far = sql`greatest(${usual}[3] * greatest(${sql.lit(times)}, ${spread}), ${sql.lit(atLeast)})`;
  return sql`least(${far}, ${sql.raw(`${ENDLESS}::float8`)})::bigint`;
}

/** What of an input is cached costs little already, and is left. */
function excess(size: Size, unjustified: RawBuilder<unknown>) {
  const beyond = (limit: string) => {
    const tokens = `c.${size} - f.${size}_${limit}`;
    return sql.raw(size === "input" ? `least(${tokens}, c.input - c.cached - c.written)` : tokens);
  };
  const isFar = sql`c.waste is null and c.status = 'ok' and c.${sql.raw(size)} > f.${sql.raw(`${size}_from`)} and ${unjustified}`;
  const name = (part: string) => sql.raw(`${size}_${part}`);
  return sql`(count(*) filter (where ${isFar}))::text as ${name("excess_requests")},
    coalesce(sum(${beyond("from")}) filter (where ${isFar} and c.cost is not null), 0)::text as ${name("excess_low")},
    coalesce(sum(${beyond("mid")}) filter (where ${isFar} and c.cost is not null), 0)::text as ${name("excess_high")},
    coalesce(sum(c.cost) filter (where ${isFar}), 0)::text as ${name("excess_cost")},
    (min(${sql.raw(size === "input" ? "c.input" : "c.input + c.answer + c.reasoning")}) filter (where ${isFar}))::text as ${name("excess_least")},
    ${samples(isFar)} as ${name("excess_samples")}`;
}

function samples(which: RawBuilder<unknown>) {
  return places(which, MOST_SAMPLES);
}

/** The dearest, by time and id as the primary key has them. */
function places(which: RawBuilder<unknown>, most: number) {
  return sql`(array_agg(c.created_at::text || '/' || c.id order by c.cost desc nulls last) filter (where ${which}))[1:${sql.lit(most)}]`;
}
