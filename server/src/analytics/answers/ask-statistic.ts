import { deserialize, serialize } from "node:v8";
import type { RequestContext } from "../../access/request-context.js";
import { answerMoment } from "../domain/answer-moment.js";
import { ask, type Question, type UsageFilterRequest } from "../question.js";
import type { AnswerCache } from "./answer-cache.js";
import { type ReadSpan, readStamp } from "./read-stamp.js";

/** A question whose answer is kept as long as nothing that it reads changes. */
export interface Statistic<Answer> {
  /** Of the operation; no two have the same. */
  readonly name: string;
  /** What else is asked, beside the filter. */
  readonly request: Readonly<Record<string, unknown>>;
  /** Everything that is read of recorded usage lies in one of these: what does not would be answered from before. */
  readonly spans: (question: Question) => readonly ReadSpan[];
  readonly answer: (question: Question) => Promise<Answer>;
  /** False for an answer that may become another without anything that is recorded: it is not kept. Without it, all are. */
  readonly isLasting?: (answer: Answer, question: Question) => boolean;
  /** The same answer at a later moment at which nothing had changed. */
  readonly settle: (answer: Answer, settledUntil: Date) => Answer;
}

/**
 * Asks for a statistic: from memory when an equal question was answered at the same stamp, or with one that is being
 * answered. Stamp and answer are of one snapshot, so that an answer is never older than what the question sees. Who
 * waits for another holds no connection.
 */
export async function askStatistic<Answer>(
  cache: AnswerCache,
  context: RequestContext,
  asked: { readonly filter: UsageFilterRequest; readonly statistic: Statistic<Answer> },
): Promise<Answer> {
  const { filter, statistic } = asked;
  const { found, settledUntil } = await ask(context, filter, async (exact) => {
    const question = { ...exact, now: answerMoment(exact.now, exact.filter.range), kept: cache };
    const key = keyOf(question, statistic);
    const stamp = await readStamp(question.db, statistic.spans(question));
    const known = cache.find(key, stamp);
    const made = known ?? (await cache.make(key, stamp, () => makeAnswer(statistic, question)));
    // In an object: a promise would be waited for within the transaction.
    return { found: { answer: made }, settledUntil: question.snapshotAt };
  });
  const answer = deserialize(await found.answer) as Answer; // what has this key is of this statistic
  return statistic.settle(answer, settledUntil);
}

async function makeAnswer<Answer>({ answer, isLasting }: Statistic<Answer>, question: Question) {
  const made = await answer(question);
  return { bytes: serialize(made), isLasting: isLasting?.(made, question) ?? true };
}

/** Everything that two questions can differ in. */
function keyOf(question: Question, { name, request }: Pick<Statistic<never>, "name" | "request">): string {
  const { filter, weekStart, minimumGroup, now } = question;
  return JSON.stringify([name, request, filter, weekStart, minimumGroup, now]);
}
