import type { CostState } from "@tokenledger/model/usage-states";
import type { EventNarrowing } from "../analytics/domain/read-narrowing.js";
import type { UsageFilterRequest } from "../analytics/question.js";
import type { ExportColumn } from "@tokenledger/model/export-columns";

export const EXPORT_FORMATS = ["csv", "jsonl", "xlsx", "parquet"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** How a file is written. */
export interface ExportShape {
  readonly format: ExportFormat;
  readonly columns: readonly ExportColumn[];
  /** For programs that take CSV without it for one of their own encoding. */
  readonly bom: boolean;
  /** Whether a last line of text says how many rows there are, and what they add up to. Other formats always say it. */
  readonly footer: boolean;
}

/** What somebody asks to export: the rows that `usageEvents` lists by the same conditions. */
export interface UsageExportRequest extends ExportShape {
  readonly filter: UsageFilterRequest;
  readonly costStates: readonly CostState[] | null;
  readonly narrow: EventNarrowing | null;
}
