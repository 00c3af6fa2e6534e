import type { Fault } from "../../../lib/graphql-fault";
import { useText } from "../../../lib/i18n";
import type { DraftProblem } from "../model/read-draft";
import type { ThresholdDraft } from "../model/threshold-draft";

const PROBLEM_OF: Readonly<Record<string, DraftProblem>> = {
  name: "name",
  subject: "subject",
  limit: "limit",
  levels: "levels",
  endsOn: "days",
  silentMinutes: "silent",
};

interface Refused {
  draft: ThresholdDraft;
  /** Null before somebody tried to save. */
  problems: ReadonlySet<DraftProblem> | null;
  fault: Fault | null;
}

/** What is wrong with a field, in our words, else in those of the server. */
export function useErrorOf({ draft, problems, fault }: Refused): (field: string) => string | null {
  const t = useText();
  return (field) => {
    const problem = PROBLEM_OF[field];
    if (problem !== undefined && problems?.has(problem) === true) {
      if (problem !== "limit") return t(`thresholds.problem.${problem}`);
      return t(draft.meter === "COST" ? "thresholds.problem.limit.COST" : "thresholds.problem.limit.other");
    }
    return fault?.kind === "bad-input" && fault.field?.split(".").at(-1) === field ? fault.message : null;
  };
}
