import type { Member } from "../recost/member.js";
import type { Clickhouse } from "./clickhouse.js";
import { askedDays } from "./asked-days.js";
import type { LedgerDays } from "./ledger-days.js";
import { type AnswersQuestion, type AskedDays, rangeOf } from "./question.js";

/** Milliseconds of each asking. */
export interface AnswerTimes {
  readonly question: AnswersQuestion;
  readonly product: number[];
  /** The same question again, when nothing was recorded between. */
  readonly again: number[];
  readonly clickhouse: number[];
}

export interface Asked extends LedgerDays {
  readonly member: Member;
  readonly clickhouse: Clickhouse | null;
  /** Records something on the day, so that no answer about it that was kept is true any more. */
  readonly change: (day: string) => Promise<void>;
}

const PER_ROUND = 4;

/** The questions take turns, and at each one the product and ClickHouse do, so that the machine's drift hits all alike. */
export async function takeAnswerTimes(
  asked: Asked,
  questions: readonly AnswersQuestion[],
  rounds: number,
): Promise<readonly AnswerTimes[]> {
  const times = questions.map((question): AnswerTimes => ({ question, product: [], again: [], clickhouse: [] }));
  for (let round = 0; round <= rounds; round += 1) {
    for (const taken of times) {
      const reading = await askOnce(asked, taken.question);
      if (round === 0) continue; // only warms up
      taken.product.push(...reading.product);
      taken.again.push(...reading.again);
      taken.clickhouse.push(...reading.clickhouse);
    }
    process.stdout.write(round === 0 ? "answers: warmed up\n" : `answers: round ${round} of ${rounds}\n`);
  }
  return times;
}

async function askOnce(asked: Asked, question: AnswersQuestion): Promise<Omit<AnswerTimes, "question">> {
  const [product, again, clickhouse]: [number[], number[], number[]] = [[], [], []];
  for (let time = 0; time < PER_ROUND; time += 1) {
    const days = askedDays(asked, question.days);
    await asked.change(days.to);
    product.push(await askProduct(asked.member, question, days));
    again.push(await askProduct(asked.member, question, days));
    // What it takes depends on how many days there are, so that both are asked for the same ones.
    if (time === 0 || question.days === null) {
      clickhouse.push(...(await askClickhouse(asked.clickhouse, question, days)));
    }
  }
  return { product, again, clickhouse };
}

export async function askProduct(member: Member, { document }: AnswersQuestion, days: AskedDays): Promise<number> {
  const startedAt = performance.now();
  await member.ask(document, { filter: { range: rangeOf(days) } });
  return performance.now() - startedAt;
}

async function askClickhouse(
  clickhouse: Clickhouse | null,
  { sql }: AnswersQuestion,
  days: AskedDays,
): Promise<number[]> {
  if (clickhouse === null || sql === null) return [];
  return [(await clickhouse.query(sql(days))).milliseconds];
}
