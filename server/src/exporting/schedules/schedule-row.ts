import type { ReportCadence } from "../../reports/domain/report-cadence.js";
import type { ExportColumn } from "@tokenledger/model/export-columns";
import type { ExportFormat } from "../export-request.js";
import type { ExportConditions } from "../jobs/export-row.js";

/** A row of `export_schedules`, as far as it is read, with the e-mail of who made it. */
export interface ScheduleRow {
  readonly id: number;
  readonly name: string;
  readonly cadence: ReportCadence;
  readonly member_id: number;
  readonly member: string;
  readonly format: ExportFormat;
  readonly columns: readonly ExportColumn[];
  readonly conditions: ExportConditions;
  readonly enabled: boolean;
  /** Local date. */
  readonly exported_until: string;
}

export const SCHEDULES_SQL = `select s.id, s.name, s.cadence, s.member_id, m.email as member, s.format, s.columns, s.conditions,
  s.enabled, s.exported_until::text as exported_until
  from export_schedules s join members m on m.id = s.member_id where s.deleted_at is null`;
