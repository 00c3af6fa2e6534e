import type { ReactNode } from "react";

export function OverviewPage({ noMatches }: { noMatches: ReactNode }) {
  return noMatches;
}
