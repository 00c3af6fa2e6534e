import { sql } from "kysely";
import type { Span } from "../domain/plan-spans.js";
import { readFilter } from "../domain/read-filter.js";
import type { Question } from "../question.js";
import { countedKeyId, matches, rawUserId } from "../usage-conditions.js";
import { onDaysOf } from "../utc-day.js";

/** What a question that needs single requests reads at most: seconds, however long the range. */
export const MAX_SINGLE_REQUESTS = 200_000;

/** Where in the range reading single requests begins. */
export interface NewestRequests {
  /** For people; null when the whole range is read. */
  readonly cutAt: Date | null;
  /** The last instant that is not read, in the database's own precision. */
  readonly after: string | null;
}

/**
 * Leaves out what lies before the newest `limit` requests of the range. Those are counted before models,
 * features and other dimensions select among them, for which the raw rows have no index: otherwise a rare
 * model would be looked for in all of a long range.
 */
export async function findNewest(question: Question, limit = MAX_SINGLE_REQUESTS): Promise<NewestRequests> {
  const { scope, dimensions } = question.filter;
  const indexed = { scope, dimensions: { ...readFilter({}), users: dimensions.users } };
  const row = await inRange(question)
    .select("e.created_at")
    .where(matches(indexed, "e", rawUserId(dimensions)))
    .orderBy("e.created_at", "desc")
    .offset(limit)
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? { cutAt: null, after: null } : { cutAt: new Date(row.created_at), after: row.created_at };
}

/** Single requests that the filter selects, to be named `u` where `groupKey` groups them. */
export function singleRequests(question: Question, { after }: NewestRequests) {
  const rows = requestsIn(question, question.filter.range);
  return after === null ? rows : rows.where("e.created_at", ">", after);
}

/** All of those, of a part of the range. */
export function requestsIn(question: Question, { from, to }: Span) {
  const { filter } = question;
  return inRange({ ...question, filter: { ...filter, range: { ...filter.range, from, to } } })
    .select(["e.project_id", "e.provider", "e.model", "e.feature", "e.operation", "e.status"])
    .select(["e.usage_state", "e.input_tokens", "e.estimated_input_tokens"])
    .select([countedKeyId("e").as("api_key_id"), "e.note_id", "e.cost", "e.output_tokens", "e.duration_ms"])
    .where(matches(filter, "e", rawUserId(filter.dimensions)));
}

function inRange({ db, filter: { range, dimensions } }: Question) {
  const { include } = dimensions.users;
  return db
    .selectFrom("token_usage as e")
    .where("e.created_at", ">=", range.from.toJSON())
    .where("e.created_at", "<", range.to.toJSON())
    .where(include === null || include.includes("0") ? sql<boolean>`true` : onDaysOf("e.created_at", range));
}
