import { NoMatches } from "../../features/filters/components/no-matches";
import { SavingsTeaser } from "../../features/savings/components/savings-teaser";
import { OverviewPage } from "../../features/usage/overview-page";
import { latePart } from "../../ui/late-part";
import { ChartExport } from "./chart-export";
import { UsageGate } from "./usage-gate";

export { askOverviewAhead } from "../../features/usage/api/ask-overview-ahead";

const { Part: OverviewLimits } = latePart(() => import("./overview-limits"));

// The same at every change of the page, so that their panels need not be drawn again.
const NO_MATCHES = <NoMatches />;
const SAVINGS = <SavingsTeaser />;
const LIMITS = <OverviewLimits />;

export function Overview() {
  return (
    <UsageGate>
      <OverviewPage noMatches={NO_MATCHES} savings={SAVINGS} limits={LIMITS} Exporting={ChartExport} />
    </UsageGate>
  );
}
