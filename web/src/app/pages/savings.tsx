import { ExportButton } from "../../features/exports/components/export-button";
import { NoMatches } from "../../features/filters/components/no-matches";
import { ViewWords } from "../../features/filters/components/view-words";
import { SavingsPage } from "../../features/savings/savings-page";
import { useViewer } from "../../features/session/api/use-viewer";
import { UsageGate } from "./usage-gate";

export function Savings() {
  const { viewer } = useViewer();
  const canManage = viewer?.permissions.includes("MANAGE_SAVINGS") ?? false;
  return (
    <UsageGate>
      <SavingsPage {...{ canManage }} noMatches={<NoMatches />} Exporting={ExportOfReport} />
    </UsageGate>
  );
}

function ExportOfReport({ findings }: { findings: number | null }) {
  return <ExportButton subject={{ of: "savings", rows: findings }} conditions={<ViewWords others={[]} />} />;
}
