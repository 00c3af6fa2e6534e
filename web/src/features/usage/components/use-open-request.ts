import { useNavigate, useParams } from "@tanstack/react-router";
import { toUrlSearch } from "../../../lib/url-state";
import { useUrlState } from "../../../lib/use-url-state";
import type { RequestName } from "../api/use-request-details";
import type { RequestRow } from "../api/use-requests";
import { stepsFrom } from "../model/row-steps";

interface OpenRequest {
  /** Null while the panel is closed. */
  name: RequestName | null;
  /** Null while the list has not loaded the open request. */
  row: RequestRow | null;
  open: (row: RequestRow) => void;
  close: () => void;
  /** Null where there is none, or the list does not know. */
  previous: (() => void) | null;
  next: (() => void) | null;
}

/** The request in the path, over the list that it may or may not be part of. */
export function useOpenRequest(rows: readonly RequestRow[], onNearEnd: () => void): OpenRequest {
  const navigate = useNavigate();
  const { state } = useUrlState();
  const { eventId } = useParams({ strict: false });
  const name = eventId === undefined ? null : { eventId, projectId: state.projectId };
  const { index, before, after } = stepsFrom(rows, name);

  const show = (row: RequestRow, replace: boolean): void => {
    void navigate({
      to: "/requests/$eventId",
      params: { eventId: row.eventId },
      search: toUrlSearch({ ...state, projectId: row.projectId }),
      replace,
      resetScroll: false,
    });
  };
  // Stepping is looking around: Back closes the panel rather than walking the steps again.
  const step = (row: RequestRow | null) => (row === null ? null : () => show(row, true));
  return {
    name,
    row: index === null ? null : (rows[index] ?? null),
    open: (row) => show(row, false),
    close: () =>
      void navigate({ to: "/requests", search: toUrlSearch({ ...state, projectId: null }), resetScroll: false }),
    previous: step(before),
    next:
      after === null
        ? null
        : () => {
            show(after, true);
            if (index !== null && index + 3 >= rows.length) onNearEnd();
          },
  };
}
