import type { SavingsTeaserQuery } from "../../../lib/graphql/graphql";

type TeasedFinding = SavingsTeaserQuery["savingsReport"]["findings"][number];

/** Still worth doing: neither done nor dismissed; dearest first, as the report has them. */
export function openFindings(findings: readonly TeasedFinding[]): TeasedFinding[] {
  return findings.filter(({ status }) => status === "OPEN" || status === "PLANNED");
}
