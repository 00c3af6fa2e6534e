import { EXPORT_COLUMNS, type ExportColumn } from "@tokenledger/model/export-columns";
import { toCostStates, toNarrow, toUsageFilter } from "../../../lib/to-usage-filter";
import type { UrlState } from "../../../lib/url-state";

export const EXPORT_FORMATS = ["csv", "xlsx", "jsonl", "parquet"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** How a file is written. */
export interface ExportShape {
  format: ExportFormat;
  columns: readonly ExportColumn[];
  /** Of CSV: spreadsheets read Korean by it. */
  bom: boolean;
  /** A last line that counts and adds up. */
  footer: boolean;
}

/** The others always tell what they add up to, beside their rows. */
export function hasFooter(format: ExportFormat): boolean {
  return format === "csv" || format === "jsonl";
}

export type ExportedView = Pick<UrlState, "range" | "tz" | "filters" | "cost" | "narrowing" | "q">;

/** Where the requests that a view lists come as a file. */
export function exportUrl(view: ExportedView, { format, columns, bom, footer }: ExportShape): string {
  const { range, ...filter } = toUsageFilter(view);
  const query = new URLSearchParams({ format, range: range.preset ?? "" });
  const conditions = { ...filter, ...toNarrow(view), costStates: toCostStates(view.cost) };
  for (const [name, condition] of Object.entries(conditions)) {
    for (const value of Array.isArray(condition) ? condition : [condition]) {
      if (value !== null && value !== undefined) query.append(name, String(value));
    }
  }
  if (columns.length < EXPORT_COLUMNS.length) query.set("columns", columns.join(","));
  if (bom && format === "csv") query.set("bom", "1");
  if (footer && hasFooter(format)) query.set("footer", "1");
  return `/v1/exports/usage?${query.toString()}`;
}
