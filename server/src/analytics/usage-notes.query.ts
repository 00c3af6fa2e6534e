import { sql } from "kysely";
import { AppError } from "../core/errors.js";
import type { Coverage } from "./domain/coverage.js";
import type { Question } from "./question.js";
import { matches, rawUserId } from "./usage-conditions.js";
import { readCoverage, usd } from "./usage-sums.js";
import { onDaysOf } from "./utc-day.js";

export const MAX_NOTES = 100;

export interface NoteFeature {
  readonly feature: string;
  readonly requests: number;
  readonly cost: string;
}

export interface NoteUsage {
  readonly noteId: string;
  readonly requests: number;
  readonly cost: string;
  readonly coverage: Coverage;
  /** Dearest first. */
  readonly byFeature: NoteFeature[];
  readonly lastAt: Date;
}

/**
 * Notes of one app user, dearest first, from the raw rows that are kept.
 *
 * @throws AppError BAD_INPUT naming `userIds` or `first`
 */
export async function usageNotes(question: Question, first: number): Promise<NoteUsage[]> {
  const { users } = question.filter.dimensions;
  const [userId, ...others] = users.include ?? [];
  if (userId === undefined || userId === "0" || others.length > 0) {
    throw AppError.badInput("userIds", "the id of one app user", users.include?.length ?? 0);
  }
  if (first < 1 || first > MAX_NOTES) throw AppError.badInput("first", `a number from 1 to ${MAX_NOTES}`, first);
  const rows = await selectNotes(question, first);
  return [...Map.groupBy(rows, ({ place }) => place).values()].map(toNote);
}

interface NoteRow {
  readonly place: string;
  readonly note_id: string;
  readonly feature: string;
  readonly last_at: string;
  readonly requests: string;
  readonly free_requests: string;
  readonly unpriced_requests: string;
  readonly partial_requests: string;
  readonly estimated_requests: string;
  readonly missing_requests: string;
  readonly cost: string;
}

/** A row for each feature of each note. Who costs the same is in the order of requests, then of names. */
async function selectNotes({ db, filter }: Question, first: number): Promise<NoteRow[]> {
  const { range, dimensions } = filter;
  const rows = db
    .selectFrom("token_usage as e")
    .select(["e.project_id", "e.note_id", "e.feature", "e.created_at", "e.cost", "e.cost_state", "e.usage_state"])
    .where("e.created_at", ">=", range.from.toJSON())
    .where("e.created_at", "<", range.to.toJSON())
    .where(onDaysOf("e.created_at", range))
    .where("e.note_id", "is not", null)
    .where(matches(filter, "e", rawUserId(dimensions)));
  const counts = sql.join(
    ["free", "unpriced"]
      .map((state) => countOf("cost_state", state))
      .concat(["partial", "estimated", "missing"].map((state) => countOf("usage_state", state))),
  );
  const { rows: notes } = await sql<NoteRow>`
    with parts as (
      select project_id, note_id, feature, max(created_at) as last_at, count(*) as requests, ${counts},
             coalesce(sum(cost), 0) as cost
      from ${rows.as("rows")} group by 1, 2, 3
    ), notes as (
      select project_id, note_id, row_number() over (order by sum(cost) desc, sum(requests) desc, note_id collate "C") as place
      from parts group by 1, 2 order by place limit ${first}
    )
    select place::text, note_id, feature, last_at::text, requests::text, free_requests::text, unpriced_requests::text,
           partial_requests::text, estimated_requests::text, missing_requests::text, cost::text
    from notes join parts using (project_id, note_id)
    order by notes.place, parts.cost desc, parts.requests desc, feature collate "C"`.execute(db);
  return notes;
}

function countOf(column: "cost_state" | "usage_state", state: string) {
  return sql`count(*) filter (where ${sql.ref(column)} = ${sql.lit(state)}) as ${sql.ref(`${state}_requests`)}`;
}

function toNote(features: readonly NoteRow[]): NoteUsage {
  const [first] = features;
  if (first === undefined) throw new Error("a note has at least one feature");
  const sum = (column: keyof NoteRow) => features.reduce((all, row) => all + BigInt(row[column]), 0n).toString();
  const coverage = readCoverage({
    requests: sum("requests"),
    free_requests: sum("free_requests"),
    unpriced_requests: sum("unpriced_requests"),
    partial_requests: sum("partial_requests"),
    estimated_requests: sum("estimated_requests"),
    missing_requests: sum("missing_requests"),
  });
  return {
    noteId: first.note_id,
    requests: coverage.requests,
    cost: usd(sum("cost")),
    coverage,
    byFeature: features.map(({ feature, requests, cost }) => ({
      feature,
      requests: Number(requests),
      cost: usd(cost),
    })),
    lastAt: new Date(Math.max(...features.map((row) => new Date(row.last_at).getTime()))),
  };
}
