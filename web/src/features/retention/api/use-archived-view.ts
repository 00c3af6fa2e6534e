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
  /** The page about archives. */
  mayOpen: boolean;
  /** What they say. */
  mayRead: boolean;
}

/** What of the range on this page is archived; null where nothing is, or while nobody knows. */
export function useArchivedView(permissions: readonly Permission[]): ArchivedView | null {
  const { state } = useUrlState();
  const timeZone = useTimeZone();
  const mayOpen = permissions.includes("VIEW_ARCHIVES");
  const times = useArchiveTimes(mayOpen);
  const span = rangeSpan(state.range, useLocalNow());
  const before = times?.archivedBefore ?? null;
  if (before === null || archivedReach(span, before, timeZone) === "none") return null;
  return {
    before,
    month: new Date(Date.parse(before) - 1).toISOString().slice(0, 7),
    restored: (times?.restoredMonths ?? []).filter(({ month }) => reachesMonth(span, month, timeZone)),
    mayOpen,
    mayRead: permissions.includes("MANAGE_LEDGER"),
  };
}
