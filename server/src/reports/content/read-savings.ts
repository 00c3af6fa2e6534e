import type { EntityManager } from "@mikro-orm/postgresql";
import { askForEverybody } from "../../analytics/question.js";
import { loadPriceVersions } from "../../pricing/load-price-versions.js";
import { RecostPrices } from "../../recost/recost-prices.js";
import { SuggestionStatus } from "../../savings/domain/suggestion-status.js";
import { findSavings } from "../../savings/find-savings.query.js";
import { selectMarks } from "../../savings/select-marks.query.js";
import { toFinding } from "../../savings/to-finding.js";
import type { ReportContent } from "./report-content.js";

const TOLD = 5;
const LAST_30_DAYS = { range: { preset: "30d" } };
const DECIDED: readonly SuggestionStatus[] = [SuggestionStatus.DISMISSED, SuggestionStatus.APPLIED];

/** What the savings report of the last 30 days finds and nobody decided about yet, dearest first. */
export async function readSavings(em: EntityManager, now: Date): Promise<ReportContent["savings"]> {
  const prices = new RecostPrices(await loadPriceVersions(em.fork()));
  const answer = await askForEverybody({ em, now }, LAST_30_DAYS, (question) => findSavings(question, prices));
  const marks = await selectMarks(em.fork(), { kind: "all" });
  const decided = new Set(marks.filter(({ status }) => DECIDED.includes(status)).map(({ id }) => id));
  const open = answer.findings.filter(({ id }) => !decided.has(id)).map((finding) => toFinding(finding, answer));
  return open.slice(0, TOLD).map(({ kind, subject: { feature, model }, low, high }) => ({
    kind,
    feature,
    model,
    low,
    high,
  }));
}
