import type { Member } from "../recost/member.js";
import { askProduct } from "./answer-speed.js";
import { askedDays } from "./asked-days.js";
import type { Clickhouse } from "./clickhouse.js";
import type { LedgerDays } from "./ledger-days.js";
import type { ColdTimes } from "./measured-ledger.js";
import type { AnswersQuestion } from "./question.js";

interface ColdAsked extends LedgerDays {
  readonly member: Member;
  readonly clickhouse: Clickhouse;
}

/** The first asking since the product started and files were forgotten; what questions before it read is warm. */
export async function askCold(
  { member, clickhouse, ...ledger }: ColdAsked,
  question: AnswersQuestion,
): Promise<ColdTimes> {
  const asked = askedDays(ledger, question.days);
  const product = await askProduct(member, question, asked);
  if (question.sql === null) return { product, clickhouse: null };
  return { product, clickhouse: (await clickhouse.query(question.sql(asked))).milliseconds };
}
