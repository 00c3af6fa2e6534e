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

const isSampled = sql`c.id % ${sql.lit(ONE_IN)} = 0`;
const isNear = sql`c.input between ${sql.lit(WASTE_RULES.nearLimit)} and ${sql.lit(WASTE_RULES.inputLimit)} and c.status = 'ok'`;
const isSoon = sql`least(c.since_same, c.since_note) <= ${sql.raw(`interval '${WASTE_RULES.soonSeconds} seconds'`)}`;

/** Of `odd`, which not every group has. */
const ODD_NUMBERS = ["wasted", "wasted_soon", "near_limit", ...excessOf("requests", "low", "high", "cost")].map(
  (name) => sql`coalesce(${sql.ref(`o.${name}`)}, '0') as ${sql.ref(name)}`,
);
const ODD_TEXTS = ["near_samples", "samples", "named", ...excessOf("least", "samples")].map((name) =>
  sql.ref(`o.${name}`),
);

function excessOf(...parts: readonly string[]): readonly string[] {
  return ["input", "answer", "reasoning"].flatMap((size) => parts.map((part) => `${size}_excess_${part}`));
}

/**
 * Single requests by cell and by why they were not needed, with the usual sizes of the cell and what is beyond.
 *
 * Most requests are nothing but usual: only their sums are made of all, and all else of the few that stand out.
 */
export async function selectRequestSums(question: Question, { after }: NewestRequests): Promise<RequestSums[]> {
  const quantiles = sql`array[${sql.raw(QUANTILES.join(", "))}]`;
  await planForMany(question);
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
    ),
    sums as (${sumsOfAll()}),
    odd as (${sumsOfFew()})
    select k.project_id, k.feature, k.provider, k.model, s.*, ${sql.join(ODD_NUMBERS)}, ${sql.join(ODD_TEXTS)},
      f.usual_requests::text as usual_requests, f.usual_input::text[] as usual_input,
      f.usual_answer::text[] as usual_answer, f.usual_reasoning::text[] as usual_reasoning
    from sums s join known k on k.cell = s.cell left join far f on f.cell = s.cell
      left join odd o on o.cell = s.cell and o.waste is not distinct from s.waste
    order by 1, 2, 3, 4, s.waste`.execute(question.db);
  await sql`set local enable_nestloop to default`.execute(question.db);
  const names = await selectNames(
    question,
    rows.flatMap(({ named }) => named ?? []),
  );
  return rows.map((row) => readRequestSums(row, names));
}

/**
 * Of rows that are newer than its statistics the database expects few, and would look through all of them for each of
 * them. One report is worked out at a time, so it may have more memory than others.
 */
async function planForMany({ db }: Question): Promise<void> {
  await sql`select set_config('enable_nestloop', 'off', true), set_config('work_mem', '64MB', true)`.execute(db);
}

function sumsOfAll() {
  return sql`
    select c.cell, c.waste, count(*)::text as requests, (count(*) filter (where c.status = 'ok'))::text as successful,
      (count(*) filter (where c.cost is null))::text as unpriced, coalesce(sum(c.cost), 0)::text as cost,
      count(c.print)::text as with_fingerprint, (count(*) filter (where c.has_note))::text as with_note,
      (count(*) filter (where c.warm and c.cost is not null))::text as warm,
      ${knownTokens("input")}, ${knownTokens("cached")}, ${knownTokens("answer")}, ${knownTokens("reasoning")}
    from c group by 1, 2`;
}

/** Of those that were not needed, are near the limit or beyond usual, and of samples. */
function sumsOfFew() {
  return sql`
    select c.cell, c.waste,
      coalesce(sum(case when c.waste <> 'cut' then c.cost when c.note_cost is not null then least(c.cost, c.note_cost) end)
        filter (where c.waste is not null), 0)::text as wasted,
      coalesce(sum(c.cost) filter (where c.waste in ('identical', 'resummarised') and ${isSoon}), 0)::text as wasted_soon,
      (count(*) filter (where ${isNear}))::text as near_limit, ${samples(isNear)} as near_samples,
      ${excess("input", sql`c.answer <= ${sql.lit(JUSTIFIED_TIMES)} * f.answer_mid`)},
      ${excess("answer", sql`c.input <= ${sql.lit(JUSTIFIED_TIMES)} * f.input_mid`)},
      ${excess("reasoning", sql`c.input <= ${sql.lit(JUSTIFIED_TIMES)} * f.input_mid`)},
      ${samples(sql`c.waste is not null or ${isSampled}`)} as samples,
      ${places(sql`c.waste is not null`, MOST_NAMED)} as named
    from c left join far f on f.cell = c.cell
    where c.waste is not null or ${isSampled} or ${isNear}
      or c.input > f.input_from or c.answer > f.answer_from or c.reasoning > f.reasoning_from
    group by 1, 2`;
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
