import type { MemberViewer } from "../../access/viewer.js";
import { remainingSeconds } from "../domain/remaining-seconds.js";
import type { ExportFormat } from "../export-request.js";
import type { ExportConditions, ExportStateName } from "./export-row.js";
import {
  ExportFailureCodeType,
  ExportFormatType,
  ExportState,
  type ExportConditionType,
  type ExportType,
} from "./export.type.js";
import type { ListedExport } from "./exports.query.js";
import { mayChange } from "./export-acts.js";
import { canBeginAgain } from "./export-failure.js";

export const FORMATS: Readonly<Record<ExportFormat, ExportFormatType>> = {
  csv: ExportFormatType.CSV,
  jsonl: ExportFormatType.JSONL,
  xlsx: ExportFormatType.XLSX,
  parquet: ExportFormatType.PARQUET,
};

const STATES: Readonly<Record<ExportStateName, ExportState>> = {
  waiting: ExportState.WAITING,
  running: ExportState.RUNNING,
  done: ExportState.DONE,
  failed: ExportState.FAILED,
  cancelled: ExportState.CANCELLED,
  expired: ExportState.EXPIRED,
};

export function toFormat(told: ExportFormatType): ExportFormat {
  switch (told) {
    case ExportFormatType.CSV:
      return "csv";
    case ExportFormatType.JSONL:
      return "jsonl";
    case ExportFormatType.XLSX:
      return "xlsx";
    case ExportFormatType.PARQUET:
      return "parquet";
  }
}

/** @param now for how long it will go on */
export function toExport(row: ListedExport, viewer: MemberViewer, now: Date): ExportType {
  return {
    id: String(row.id),
    state: STATES[row.state],
    format: FORMATS[row.format],
    columns: row.columns,
    range: { from: new Date(row.range_from), to: new Date(row.range_to), timezone: row.timezone },
    conditions: toConditions(row.conditions),
    requestedAt: new Date(row.requested_at),
    requestedBy: row.member,
    schedule: row.schedule,
    rowsTotal: row.total_rows,
    rowsDone: row.totals.rows,
    remainingSeconds: row.state === "running" ? remainingSeconds(paceOf(row), now) : null,
    isFinishing: row.state === "running" && row.is_written,
    cost: row.totals.cost,
    finishedAt: row.finished_at === null ? null : new Date(row.finished_at),
    expiresAt: row.expires_at === null ? null : new Date(row.expires_at),
    bytes: row.bytes,
    sha256: row.sha256,
    archivedBefore: row.archived_before === null ? null : new Date(row.archived_before),
    error: row.error,
    // A release before this one ends a failure without its code.
    failureCode: row.error === null || row.failure_code === null ? null : ExportFailureCodeType[row.failure_code],
    canChange: mayChange(viewer, row.member_id),
    canRetry: canBeginAgain(row) && mayChange(viewer, row.member_id),
  };
}

function paceOf({ started_at: startedAt, total_rows: rowsTotal, totals }: ListedExport) {
  return { startedAt: startedAt === null ? null : new Date(startedAt), rowsDone: totals.rows, rowsTotal };
}

export function toConditions({ filter, costStates, narrow }: ExportConditions): ExportConditionType[] {
  const stated: [string, unknown][] = [
    ...Object.entries(filter),
    ["costStates", costStates?.map((state) => state.toUpperCase())],
    ...Object.entries(narrow ?? {}),
  ];
  return stated.map(([name, given]) => ({ name, values: valuesOf(given) })).filter(({ values }) => values.length > 0);
}

function valuesOf(given: unknown): string[] {
  if (given === null || given === undefined) return [];
  return (Array.isArray(given) ? given : [given]).map(String);
}
