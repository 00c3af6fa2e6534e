import { CompiledQuery } from "kysely";
import { encodeCursor } from "../core/page.js";
import type { Question } from "./question.js";
import { readUsageEvent, type UsageEventAnswer } from "./usage-event-row.js";
import { type EventsRequest, eventsOf, placeOf } from "./usage-events.query.js";

type EventRows = Awaited<ReturnType<ReturnType<typeof eventsOf>["execute"]>>;

/** A few rows of a page. */
export interface EventPortion {
  readonly events: readonly UsageEventAnswer[];
  /** What is read next goes on after it. */
  readonly end: string;
}

/**
 * The rows of a page of any length, `together` at a time: one statement, and no more in memory than that. Read within
 * the snapshot of the question, whose connection it holds, and at most once in it: the cursor ends with the transaction.
 * Closing it here would, after a statement that failed, take the place of the error with one of its own.
 */
export async function* usageEventPortions(
  question: Question,
  request: EventsRequest & { readonly asOf: Date },
  together: number,
): AsyncGenerator<EventPortion> {
  const { db } = question;
  const { sql, parameters } = eventsOf(question, request).compile();
  await db.executeQuery(CompiledQuery.raw(`declare event_portions no scroll cursor for ${sql}`, [...parameters]));
  for (;;) {
    const { rows } = await db.executeQuery<EventRows[number]>(
      CompiledQuery.raw(`fetch ${together} from event_portions`),
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    yield { events: rows.map(readUsageEvent), end: encodeCursor(placeOf(last)) };
  }
}
