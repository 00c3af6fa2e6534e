import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { DEFAULT_STATE, toUrlSearch, type UrlState } from "../../../lib/url-state";
import { useScopedState } from "../api/user-scope";

interface RequestsLinkProps {
  /** What the list narrows beyond the page it is opened from. */
  patch?: Partial<UrlState>;
  /** Opens one of them as well. */
  request?: { eventId: string; projectId: string };
  className?: string;
  children: ReactNode;
}

/** To the list of requests, with the range and the filters of this page. */
export function RequestsLink({ patch = {}, request, className, children }: RequestsLinkProps) {
  const { range, tz, filters } = useScopedState();
  const link = {
    search: toUrlSearch({ ...DEFAULT_STATE, range, tz, filters, ...patch, projectId: request?.projectId ?? null }),
    ...(className === undefined ? {} : { className }),
  };
  return request === undefined ? (
    <Link to="/requests" {...link}>
      {children}
    </Link>
  ) : (
    <Link to="/requests/$eventId" params={{ eventId: request.eventId }} {...link}>
      {children}
    </Link>
  );
}
