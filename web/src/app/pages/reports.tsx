import { ReportsPage } from "../../features/channels/reports-page";
import { useViewer } from "../../features/session/api/use-viewer";

export function Reports() {
  const { viewer } = useViewer();
  return <ReportsPage canManage={viewer?.permissions.includes("MANAGE_ALERTS") ?? false} />;
}
