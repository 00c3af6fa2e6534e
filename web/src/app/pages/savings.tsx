import { NoMatches } from "../../features/filters/components/no-matches";
import { SavingsPage } from "../../features/savings/savings-page";
import { useViewer } from "../../features/session/api/use-viewer";
import { UsageGate } from "./usage-gate";

export function Savings() {
  const { viewer } = useViewer();
  return (
    <UsageGate>
      <SavingsPage canManage={viewer?.permissions.includes("MANAGE_SAVINGS") ?? false} noMatches={<NoMatches />} />
    </UsageGate>
  );
}
