import { ExportButton } from "../../features/exports/components/export-button";
import { NoMatches } from "../../features/filters/components/no-matches";
import { ViewWords } from "../../features/filters/components/view-words";
import { RequestsPage, type ListedRequests } from "../../features/usage/requests-page";
import { UsageGate } from "./usage-gate";

export function Requests() {
  return (
    <UsageGate>
      <RequestsPage noMatches={<NoMatches />} Exporting={ExportOfList} />
    </UsageGate>
  );
}

function ExportOfList({ rows, conditions }: ListedRequests) {
  return (
    <ExportButton
      subject={{ of: "requests", rows }}
      offersSums={conditions.length === 0}
      conditions={<ViewWords others={conditions} />}
    />
  );
}
