import { useState } from "react";
import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { CREATE_REPORT, UPDATE_REPORT } from "../api/report-acts";
import type { ScheduledReport } from "../api/use-reports";
import { readReport, type ReportDraft, type ReportProblem } from "../model/report-draft";

/** Errors stand from the first attempt on, in our words, else in those of the server. */
export function useSaveReport(report: ScheduledReport | null, onSaved: (saved: ScheduledReport) => void) {
  const t = useText();
  const make = useAct(CREATE_REPORT);
  const update = useAct(UPDATE_REPORT);
  const [problems, setProblems] = useState<ReadonlySet<ReportProblem>>(new Set());
  const fault = report === null ? make.fault : update.fault;
  const field = fault?.kind === "bad-input" ? (fault.field?.split(".").at(-1) ?? null) : null;

  const save = async (draft: ReportDraft): Promise<void> => {
    const read = readReport(draft);
    setProblems("problems" in read ? read.problems : new Set());
    if ("problems" in read) return;
    const { input } = read;
    const saved =
      report === null
        ? (await make.act({ input }))?.createScheduledReport
        : (await update.act({ id: report.id, version: report.version, input }))?.updateScheduledReport;
    if (saved !== undefined) onSaved(saved);
  };
  const errorOf = (one: ReportProblem): string | null => {
    if (problems.has(one)) return t(`reports.problem.${one}`);
    return field === one ? (fault?.message ?? null) : null;
  };
  const isInField = field === "name" || field === "sendAt";
  return { save, busy: make.busy || update.busy, fault: isInField ? null : fault, errorOf };
}
