import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { DEFAULT_STATE, toUrlSearch, type UrlState } from "../../../lib/url-state";
import { useUrlState } from "../../../lib/use-url-state";

interface RequestsLinkProps {
  /** What the list narrows beyond the page it is opened from. */
  patch?: Partial<UrlState>;
  className?: string;
  children: ReactNode;
}

/** To the list of requests, with the range and the filters of this page. */
export function RequestsLink({ patch = {}, className, children }: RequestsLinkProps) {
  const { state } = useUrlState();
  const { range, tz, filters } = state;
  return (
    <Link
      to="/requests"
      search={toUrlSearch({ ...DEFAULT_STATE, range, tz, filters, ...patch })}
      {...(className === undefined ? {} : { className })}
    >
      {children}
    </Link>
  );
}
