import type { DimensionFilterRequest } from "../../analytics/domain/read-filter.js";
import type { EventNarrowingRequest } from "../../analytics/domain/read-narrowing.js";
import type { CostState } from "@tokenledger/model/usage-states";
import type { ExportColumn } from "@tokenledger/model/export-columns";
import type { WrittenTotals } from "../domain/export-totals.js";
import type { ExportFormat } from "../export-request.js";
import type { ExportFailureCode } from "../domain/export-failure-code.js";

export type ExportStateName = "waiting" | "running" | "done" | "failed" | "cancelled" | "expired";

/** What was asked for beside the range, as it was asked. */
export interface ExportConditions {
  readonly filter: DimensionFilterRequest;
  readonly costStates: readonly CostState[] | null;
  readonly narrow: EventNarrowingRequest | null;
}

/** A row of `exports`, as far as it is read. Numbers are below 2^53. */
export interface ExportRow {
  readonly id: number;
  readonly state: ExportStateName;
  readonly member_id: number;
  readonly schedule_id: number | null;
  /** In the archive store. */
  readonly object_key: string | null;
  readonly requested_at: string;
  readonly format: ExportFormat;
  readonly columns: readonly ExportColumn[];
  readonly bom: boolean;
  readonly footer: boolean;
  readonly range_from: string;
  readonly range_to: string;
  readonly timezone: string;
  readonly conditions: ExportConditions;
  readonly as_of: string;
  readonly total_rows: number | null;
  readonly cursor: string | null;
  readonly is_written: boolean;
  readonly written_bytes: number;
  readonly totals: WrittenTotals;
  readonly started_at: string | null;
  readonly finished_at: string | null;
  readonly expires_at: string | null;
  readonly bytes: number | null;
  readonly sha256: string | null;
  readonly error: string | null;
  readonly failure_code: ExportFailureCode | null;
  /** Requests of its range of before were in archives when it was written. */
  readonly archived_before: string | null;
}

/** Of `exports e`; instants in UTC and to the millisecond. */
export const EXPORT_COLUMNS_SQL = `e.id, e.state, e.member_id, e.schedule_id, e.object_key, e.format, e.columns, e.bom, e.footer, e.timezone, e.conditions,
  e.total_rows::float8 as total_rows, e.cursor, e.is_written, e.written_bytes::float8 as written_bytes, e.totals, e.error, e.failure_code,
  e.bytes::float8 as bytes, encode(e.sha256, 'hex') as sha256,
  ${["requested_at", "range_from", "range_to", "as_of", "started_at", "finished_at", "expires_at", "archived_before"]
    .map((column) => `to_char(e.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ${column}`)
    .join(", ")}`;
