import type { ReportCadence, ScheduledReportInput } from "../../../lib/graphql/graphql";
import type { ScheduledReport } from "../api/use-reports";

/** What the form holds: everything as it is typed. */
export interface ReportDraft {
  name: string;
  cadence: ReportCadence;
  sendAt: string;
  /** Empty while none is chosen. */
  channelId: string;
  enabled: boolean;
}

export type ReportProblem = "name" | "sendAt";

const LONGEST_NAME = 60;
const CLOCK = /^([01]?\d|2[0-3]):([0-5]\d)$/;

export function newReport(channelId: string): ReportDraft {
  return { name: "", cadence: "DAY", sendAt: "09:00", channelId, enabled: true };
}

export function draftOfReport({ name, cadence, sendAt, channel, enabled }: ScheduledReport): ReportDraft {
  return { name, cadence, sendAt, channelId: channel.id, enabled };
}

/** What the server is told, or what keeps it from being told. */
export function readReport(
  draft: ReportDraft,
): { input: ScheduledReportInput } | { problems: ReadonlySet<ReportProblem> } {
  const problems = new Set<ReportProblem>();
  const name = draft.name.trim();
  const sendAt = readClock(draft.sendAt);
  if (name === "" || name.length > LONGEST_NAME) problems.add("name");
  if (sendAt === null) problems.add("sendAt");
  if (sendAt === null || problems.size > 0) return { problems };
  return { input: { ...draft, name, sendAt } };
}

/** `9:00` is as good as `09:00`. */
function readClock(typed: string): string | null {
  const text = typed.trim();
  return CLOCK.test(text) ? text.padStart(5, "0") : null;
}
