import type { TokenCounts } from "@tokenledger/model/token-class";
import type { UsageEvent } from "@tokenledger/model/usage-event";
import { compareTokens } from "./compare-tokens.js";

/** What is recorded of a call, as far as later reports may add to it. */
export interface RecordedCall {
  /** Null when usage is missing. */
  readonly counts: TokenCounts | null;
  readonly userId: string | null;
  readonly noteId: string | null;
  readonly feature: string;
}

/** What a later report adds, in the words of a correction; null when it adds nothing. `contradicting`: other tokens. */
export type Addition = Readonly<Record<string, unknown>> | "contradicting" | null;

const NO_FEATURE = "unspecified";

/** What the first report left unknown and this one says. A report of other tokens adds nothing: it may be of another call. */
export function additionOf(report: UsageEvent, counts: TokenCounts | null, recorded: RecordedCall): Addition {
  const comparison = compareTokens(counts, recorded.counts);
  if (comparison === "other") return "contradicting";
  const addition = {
    ...(comparison === "fuller" && { usage: report.usage, dialect: report.dialect }),
    ...(recorded.userId === null && report.userId != null && { userId: report.userId }),
    ...(recorded.noteId === null && report.noteId != null && { noteId: report.noteId }),
    ...(recorded.feature === NO_FEATURE && report.feature != null && { feature: report.feature }),
  };
  return Object.keys(addition).length === 0 ? null : addition;
}

/** Whether what is recorded would become more, and nothing of it another; asked again when nobody else can change it. */
export function addsTo(latter: RecordedCall, former: RecordedCall): boolean {
  const comparison = compareTokens(latter.counts, former.counts);
  if (comparison === "other" || comparison === "thinner") return false;
  return (
    comparison === "fuller" ||
    (former.userId === null && latter.userId !== null) ||
    (former.noteId === null && latter.noteId !== null) ||
    (former.feature === NO_FEATURE && latter.feature !== NO_FEATURE)
  );
}
