import type { ThresholdInput } from "../../../lib/graphql/graphql";
import { daysBetween } from "../../../lib/calendar-day";
import { compareDecimals } from "./compare-decimals";
import { hasSubject, toInput, type ThresholdDraft } from "./threshold-draft";

export type DraftProblem = "name" | "subject" | "limit" | "levels" | "days" | "silent";

interface ReadDraft {
  problems: ReadonlySet<DraftProblem>;
  /** What to send; null while something is wrong. */
  input: ThresholdInput | null;
  /** What can be looked at meanwhile: what it is called, who hears and whether it is on say nothing about that. */
  previewed: ThresholdInput | null;
}

const [LONGEST_NAME, MOST_LEVELS, MOST_DAYS] = [80, 10, 366];
const SILENT = { least: 5, most: 43_200 };

export function readDraft(draft: ThresholdDraft): ReadDraft {
  const problems = new Set<DraftProblem>(problemsOf(draft));
  const input = problems.size === 0 ? toInput(draft) : null;
  const canLook = draft.kind === "LIMIT" && [...problems].every((problem) => problem === "name");
  const quiet = { name: "", channels: [], enabled: true, tellsRecovery: false, pace: false, blocks: false };
  return { problems, input, previewed: canLook ? toInput({ ...draft, ...quiet }) : null };
}

function* problemsOf(draft: ThresholdDraft): Generator<DraftProblem> {
  const { name, kind, subject, meter, limit, levels, silentMinutes } = draft;
  if (name.trim().length > LONGEST_NAME) yield "name";
  if (hasSubject(draft) && (subject === null || subject.key.trim() === "")) yield "subject";
  if (kind === "NO_DATA" && !isWithin(silentMinutes, SILENT)) yield "silent";
  if (kind !== "LIMIT") return;
  if (!isLimit(meter === "COST", limit.trim())) yield "limit";
  if (levels.length === 0 || levels.length > MOST_LEVELS) yield "levels";
  if (!hasDays(draft)) yield "days";
}

function isLimit(isCost: boolean, text: string): boolean {
  const shape = isCost ? /^\d{1,12}(\.\d{1,12})?$/ : /^\d{1,18}$/;
  return shape.test(text) && compareDecimals(text, "0") > 0;
}

function hasDays({ period, startsOn, endsOn }: ThresholdDraft): boolean {
  if (period !== "ONCE") return true;
  if (startsOn === null || endsOn === null) return false;
  const length = daysBetween(startsOn, endsOn) + 1;
  return length >= 1 && length <= MOST_DAYS;
}

function isWithin(text: string, { least, most }: { least: number; most: number }): boolean {
  return /^\d{1,6}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
}
