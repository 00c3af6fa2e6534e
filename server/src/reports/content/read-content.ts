import type { EntityManager } from "@mikro-orm/postgresql";
import { Temporal } from "temporal-polyfill";
import { askForEverybody, type Question } from "../../analytics/question.js";
import { startOfDate, toDate } from "../../core/domain/zoned-time.js";
import { ReportCadence } from "../domain/report-cadence.js";
import type { ReportPeriod } from "../domain/report-period.js";
import { readLimits } from "./read-limits.js";
import { readMovers } from "./read-movers.js";
import { readSavings } from "./read-savings.js";
import { readTotals } from "./read-totals.js";
import type { ReportContent } from "./report-content.js";

interface ReportOf {
  readonly report: ReportContent["report"];
  readonly period: ReportPeriod;
  readonly zone: string;
  readonly now: Date;
}

/** What a report tells. Totals and movers are of one snapshot; limits and savings are as of now. */
export async function readContent(em: EntityManager, { report, period, zone, now }: ReportOf): Promise<ReportContent> {
  const range = { from: startOf(period.start, zone), to: startOf(period.end, zone) };
  const usage = await askForEverybody({ em, now }, { range, timezone: zone }, async (asked) => {
    const question = comparingBy(asked, report.cadence);
    return { ...(await readTotals(question)), movers: await readMovers(question) };
  });
  const { start, end } = period;
  return {
    report,
    period: { start, end, timezone: zone },
    ...usage,
    limits: await readLimits(em, now),
    savings: await readSavings(em, now),
  };
}

/** Before November is October, and not the 30 days before. */
function comparingBy(question: Question, cadence: ReportCadence): Question {
  if (cadence !== ReportCadence.MONTH) return question;
  const { filter } = question;
  return { ...question, filter: { ...filter, range: { ...filter.range, step: { months: 1 } } } };
}

function startOf(date: string, zone: string): Date {
  return toDate(startOfDate(Temporal.PlainDate.from(date), zone));
}
