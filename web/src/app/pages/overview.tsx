import { NoMatches } from "../../features/filters/components/no-matches";
import { SavingsTeaser } from "../../features/savings/components/savings-teaser";
import { OverviewPage } from "../../features/usage/overview-page";
import { UsageGate } from "./usage-gate";

export { askOverviewAhead } from "../../features/usage/api/ask-overview-ahead";

export function Overview() {
  return (
    <UsageGate>
      <OverviewPage noMatches={<NoMatches />} savings={<SavingsTeaser />} />
    </UsageGate>
  );
}
