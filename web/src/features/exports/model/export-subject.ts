import {
  BREAKDOWN_COLUMN_KINDS,
  EXPORT_COLUMNS,
  SAVINGS_COLUMN_KINDS,
  SERIES_COLUMN_KINDS,
} from "@tokenledger/model/export-columns";
import type { Compare, Grain, Meter, UsageDimension } from "../../../lib/graphql/graphql";
import { MOST_LINES } from "./most-lines";

/** What of a screen leaves: its single requests, every group of a ranking, the buckets of a chart, or all findings of the savings report. Rows are null where nobody counted. */
export type ExportSubject =
  | {
      of: "requests";
      rows: number;
      /** Whether sums count some of them whose rows are not there any more. */
      isAtMost: boolean;
    }
  | { of: "breakdown"; rows: number | null; groupBy: UsageDimension; sort: Meter; compare: Compare }
  | { of: "series"; rows: null; groupBy: UsageDimension; meter: Meter; grain: Grain; top: number }
  | { of: "savings"; rows: number | null };

const COLUMNS: Readonly<Record<ExportSubject["of"], readonly string[]>> = {
  requests: EXPORT_COLUMNS,
  breakdown: Object.keys(BREAKDOWN_COLUMN_KINDS),
  series: Object.keys(SERIES_COLUMN_KINDS),
  savings: Object.keys(SAVINGS_COLUMN_KINDS),
};

/** Every column that the file may have, in its order. */
export function columnsOf({ of }: ExportSubject): readonly string[] {
  return COLUMNS[of];
}

/** As many requests or groups as the server sends at once. */
const MOST_ROWS = 50_000;

/** Whether a job writes it. */
export function isLong({ of, rows }: ExportSubject): boolean {
  return of === "requests" && (rows ?? 0) > MOST_ROWS;
}

/** Whether the server refuses it: no job writes rankings. */
export function isTooLong({ of, rows }: ExportSubject): boolean {
  return of === "breakdown" && (rows ?? 0) > MOST_ROWS;
}

const BY = ["DAY", "MODEL", "FEATURE", "OPERATION", "PROVIDER", "PROJECT", "USER"] as const;

/** Sums of the same view: by what it can be grouped, and its cost bucket by bucket. */
export const SUMS_OF_VIEW: readonly ExportSubject[] = [
  { of: "series", rows: null, groupBy: "MODEL", meter: "COST", grain: "AUTO", top: MOST_LINES },
  ...BY.map((groupBy) => ({ of: "breakdown", rows: null, groupBy, sort: "COST", compare: "OFF" }) as const),
];
