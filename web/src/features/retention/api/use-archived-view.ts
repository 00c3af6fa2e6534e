import type { Permission } from "../../../lib/graphql/graphql";
import { useLocalNow } from "../../../lib/use-local-now";
import { useTimeZone } from "../../../lib/use-time-zone";
import { useUrlState } from "../../../lib/use-url-state";
import { archivedReach, rangeSpan, reachesMonth } from "../model/archived-range";
import { useArchiveTimes, type ArchiveTimes } from "./use-archive-times";

export interface ArchivedView {
  /** Requests before are archived. */
  before: string;
  /** The newest archived one, `2026-08`. */
  month: string;
  /** Of this range, newest first. */
  restored: ArchiveTimes["restoredMonths"];
  /** What they say. */
  mayRead: boolean;
}

/**
 * `asking`: nobody knows yet. `failed`: nobody knows, and it can be asked again. `known`: what of the range on this page
 * is archived; null where nothing is.
 */
export type ArchivedReach =
  | { state: "asking" }
  | { state: "failed"; askAgain: () => void }
  | { state: "known"; view: ArchivedView | null };

const NOTHING: ArchivedReach = { state: "known", view: null };

export function useArchivedView(permissions: readonly Permission[]): ArchivedReach {
  const { state } = useUrlState();
  const timeZone = useTimeZone();
  const mayAsk = permissions.includes("VIEW_ARCHIVES");
  const { times, isFailed, askAgain } = useArchiveTimes(mayAsk);
  const span = rangeSpan(state.range, useLocalNow());
  // The last 24 hours are never archived.
  if (!mayAsk || span === null) return NOTHING;
  if (times === undefined) return isFailed ? { state: "failed", askAgain } : { state: "asking" };
  const before = times.archivedBefore ?? null;
  if (before === null || archivedReach(span, before, timeZone) === "none") return NOTHING;
  const view = {
    before,
    month: new Date(Date.parse(before) - 1).toISOString().slice(0, 7),
    restored: times.restoredMonths.filter(({ month }) => reachesMonth(span, month, timeZone)),
    mayRead: permissions.includes("MANAGE_LEDGER"),
  };
  return { state: "known", view };
}
