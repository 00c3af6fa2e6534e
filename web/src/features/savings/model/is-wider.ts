import type { FindingKind } from "../../../lib/graphql/graphql";
import type { Finding } from "../api/use-savings-report";

/** What makes these stand out is another request, or a comparison over time, which no filter tells. */
const COMPARED: ReadonlySet<FindingKind> = new Set<FindingKind>([
  "IDENTICAL_REQUESTS",
  "RESUMMARISED_NOTES",
  "BILLED_RETRIES",
  "FALLING_CACHE_HITS",
  "BATCH_ELIGIBLE",
]);

/** Whether the list that shows a finding has other requests as well, and perhaps not the cheapest of its own. */
export function isWider({ kind, evidence }: Pick<Finding, "kind" | "evidence">): boolean {
  // A long input makes the total large as well.
  return COMPARED.has(kind) || evidence.minTokens !== null;
}
