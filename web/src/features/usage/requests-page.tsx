import type { ReactNode } from "react";

export function RequestsPage({ noMatches }: { noMatches: ReactNode }) {
  return noMatches;
}
