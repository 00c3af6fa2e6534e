import type { ReactNode } from "react";
import type { LiveStatus } from "../model/live-status";

const MARKS: Readonly<Record<LiveStatus["kind"], ReactNode>> = {
  live: <circle cx="6" cy="6" r="5" fill="currentColor" stroke="none" />,
  connecting: <circle cx="6" cy="6" r="4.5" strokeDasharray="2 2" />,
  reconnecting: <circle cx="6" cy="6" r="4.5" strokeDasharray="2 2" />,
  stale: <path d="M6 1 11.5 11H.5Z" fill="currentColor" stroke="none" />,
  paused: <path d="M3 1v10M9 1v10" strokeWidth="3" />,
  unavailable: <path d="M2 2 10 10M10 2 2 10" />,
  past: <circle cx="6" cy="6" r="4.5" />,
};

/** A shape for each state, so that it is never told by colour alone. */
export function LiveMark({ kind }: { kind: LiveStatus["kind"] }) {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden fill="none" stroke="currentColor" strokeWidth="1.5">
      {MARKS[kind]}
    </svg>
  );
}
