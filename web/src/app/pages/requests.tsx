import { ExportButton } from "../../features/exports/components/export-button";
import { NoMatches } from "../../features/filters/components/no-matches";
import { ViewWords } from "../../features/filters/components/view-words";
import { RequestsPage } from "../../features/usage/requests-page";
import { UsageGate } from "./usage-gate";

export function Requests() {
  return (
    <UsageGate>
      <RequestsPage
        noMatches={<NoMatches />}
        exporting={({ rows, conditions }) => (
          <ExportButton rows={rows} conditions={<ViewWords others={conditions} />} />
        )}
      />
    </UsageGate>
  );
}
