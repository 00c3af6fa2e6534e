import { withValues, type Filters } from "../../../lib/filters";
import { NO_NARROWING, type Narrowing } from "../../../lib/narrowing";
import { DEFAULT_STATE, toUrlSearch, type UrlSearch, type UrlState } from "../../../lib/url-state";
import type { FilterDimension } from "../../../lib/url-grammar";
import type { Finding, SavingsReport } from "../api/use-savings-report";
import { rangeToken } from "./range-token";

type Evidence = Finding["evidence"];

/** The address of the list of requests that show a finding, within what the page itself leaves out. */
export function evidenceSearch(
  evidence: Evidence,
  page: Pick<UrlState, "range" | "tz" | "filters">,
  report: Pick<SavingsReport, "range" | "checkedAt">,
): UrlSearch {
  // A range such as the last 30 days stays one: the link then says the same tomorrow.
  const range = isWhole(evidence, report) ? page.range : rangeToken(evidence.range);
  const filters = narrowed(page.filters, evidence);
  return toUrlSearch({ ...DEFAULT_STATE, range, tz: page.tz, filters, narrowing: narrowingOf(evidence) });
}

/** Of a range that still runs, what has not happened yet is not missing. */
function isWhole({ range }: Evidence, report: Pick<SavingsReport, "range" | "checkedAt">): boolean {
  const end = Math.min(Date.parse(report.range.to), Date.parse(report.checkedAt));
  return range.from === report.range.from && Date.parse(range.to) >= end - CHECKED_WITHIN_MS;
}

/** Between reading the clock and answering. */
const CHECKED_WITHIN_MS = 60_000;

function narrowed(filters: Filters, evidence: Evidence): Filters {
  const chosen: readonly (readonly [FilterDimension, readonly string[]])[] = [
    ["project", evidence.projectIds],
    ["model", evidence.models],
    ["feature", evidence.features],
    ["user", evidence.userIds],
    ["key", evidence.keyIds],
    ["status", evidence.statuses.map((status) => status.toLowerCase())],
  ];
  return chosen.reduce(
    (kept, [dimension, values]) =>
      values.length === 0 ? kept : withValues(kept, dimension, { is: values, not: kept[dimension].not }),
    filters,
  );
}

function narrowingOf(evidence: Evidence): Narrowing {
  const { noteIds, fingerprints, minAttempt, minTokens, minInputTokens, maxOutputTokens } = evidence;
  return { ...NO_NARROWING, noteIds, fingerprints, minAttempt, minTokens, minInputTokens, maxOutputTokens };
}
