import { toCostStates, toNarrow, toUsageFilter } from "../../../lib/to-usage-filter";
import type { UrlState } from "../../../lib/url-state";
import { columnsOf, type ExportSubject } from "./export-subject";

export const EXPORT_FORMATS = ["csv", "xlsx", "jsonl", "parquet"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** How a file is written. */
export interface ExportShape {
  format: ExportFormat;
  columns: readonly string[];
  /** Of CSV: spreadsheets read Korean by it. */
  bom: boolean;
  /** A last line that counts and adds up. */
  footer: boolean;
}

/** The others always tell what they add up to, beside their rows. */
export function hasFooter(format: ExportFormat): boolean {
  return format === "csv" || format === "jsonl";
}

const ROUTES: Readonly<Record<ExportSubject["of"], string>> = {
  requests: "usage",
  breakdown: "statistics",
  series: "statistics",
  savings: "savings",
};

export type ExportedView = Pick<UrlState, "range" | "tz" | "filters" | "cost" | "narrowing" | "q">;

/** Where what a view shows comes as a file. */
export function exportUrl(
  view: ExportedView,
  { format, columns, bom, footer }: ExportShape,
  subject: ExportSubject,
): string {
  const { range, ...filter } = toUsageFilter(view);
  const query = new URLSearchParams({ format, range: range.preset ?? "" });
  const conditions = conditionsOf(view, subject);
  for (const [name, condition] of Object.entries({ ...filter, ...conditions })) {
    for (const value of Array.isArray(condition) ? condition : [condition]) {
      if (value !== null && value !== undefined) query.append(name, String(value));
    }
  }
  if (columns.length < columnsOf(subject).length) query.set("columns", columns.join(","));
  if (bom && format === "csv") query.set("bom", "1");
  if (footer && hasFooter(format)) query.set("footer", "1");
  return `/v1/exports/${ROUTES[subject.of]}?${query.toString()}`;
}

/** Beyond range and filters. */
function conditionsOf(view: ExportedView, subject: ExportSubject): Record<string, unknown> {
  if (subject.of === "requests") return { ...toNarrow(view), costStates: toCostStates(view.cost) };
  if (subject.of === "savings") return {};
  const { rows: _rows, ...asked } = subject;
  return asked;
}
