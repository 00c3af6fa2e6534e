import { sql, type SqlBool } from "kysely";
import { AppError } from "../core/errors.js";
import type { EventNarrowing } from "./domain/read-narrowing.js";
import type { Question } from "./question.js";
import { rawRows } from "./usage-source.js";
import { readSums, sumsOfUsage, type UsageSums } from "./usage-sums.js";
import { onDaysOf } from "./utc-day.js";

/** On raw rows named `e`. What is unknown meets no bound. */
export function isNarrowed(narrowing: EventNarrowing | null) {
  if (narrowing === null) return sql<SqlBool>`true`;
  const { minCost, minTokens, minInputTokens, maxOutputTokens, minAttempt, noteIds, fingerprints, search } = narrowing;
  const conditions = [
    ...(minCost === null ? [] : [sql<SqlBool>`e.cost >= ${minCost.toString()}::numeric`]),
    ...(minTokens === null ? [] : [sql<SqlBool>`e.total_tokens >= ${minTokens}::bigint`]),
    ...(minInputTokens === null ? [] : [sql<SqlBool>`e.input_tokens >= ${minInputTokens}::bigint`]),
    ...(maxOutputTokens === null ? [] : [sql<SqlBool>`e.output_tokens <= ${maxOutputTokens}::bigint`]),
    ...(minAttempt === null ? [] : [sql<SqlBool>`e.attempt >= ${minAttempt}::int`]),
    ...(noteIds === null ? [] : [sql<SqlBool>`e.note_id = any(${sql.val(noteIds)}::text[])`]),
    ...(fingerprints === null ? [] : [sql<SqlBool>`e.fingerprint = any(${sql.val(fingerprints)}::text[])`]),
    ...(search === null
      ? []
      : [
          sql<SqlBool>`(${sql.join(
            SEARCHED.map((column) => contains(column, search)),
            sql` or `,
          )})`,
        ]),
  ];
  return conditions.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

const SEARCHED = ["event_id", "note_id", "request_id"] as const;

/** Not `like`: what was typed is no pattern. Both in the database's lower case, which not every language shares. */
function contains(column: (typeof SEARCHED)[number], text: string) {
  return sql<SqlBool>`strpos(lower(${sql.ref(`e.${column}`)}), lower(${text})) > 0`;
}

/** Sums of the single requests that meet a narrowing: rollups do not tell them apart. */
export async function selectNarrowedSums({ db, filter }: Question, narrowing: EventNarrowing): Promise<UsageSums> {
  const { include } = filter.dimensions.users;
  const isOfSome = include !== null && !include.includes("0");
  const onDays = isOfSome ? onDaysOf("e.created_at", filter.range) : sql<SqlBool>`true`; // for the index by app user
  const row = await db
    .selectFrom(rawRows(db, filter).where(isNarrowed(narrowing)).where(onDays).as("u"))
    .select(sumsOfUsage())
    .executeTakeFirstOrThrow();
  return readSums(row);
}

const STATEMENT_TIMEOUT = "57014";

const TOO_SLOW = {
  narrow: "these requests could not be read one by one in time; choose a shorter range, or filter more.",
  range: "this could not be read in time; choose a shorter range, or filter more.",
} as const;

/**
 * Reading raw rows takes as long as the range has many, and so does a whole ranking. One that takes too long is refused
 * with what to do, instead of as a database that is away: asking again would take as long.
 *
 * @throws AppError BAD_INPUT naming the field
 */
export async function withinStatementTime<Answer>(
  read: () => Promise<Answer>,
  field: keyof typeof TOO_SLOW = "narrow",
): Promise<Answer> {
  try {
    return await read();
  } catch (error) {
    if (!isStatementTimeout(error)) throw error;
    throw AppError.refused(`${field}: ${TOO_SLOW[field]}`, field);
  }
}

function isStatementTimeout(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ("code" in at && at.code === STATEMENT_TIMEOUT && at.message.includes("statement timeout")) return true;
  }
  return false;
}
