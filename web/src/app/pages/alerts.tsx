import { AlertsPage } from "../../features/alerts/alerts-page";
import { useViewer } from "../../features/session/api/use-viewer";

export function Alerts() {
  const { viewer } = useViewer();
  return <AlertsPage canManage={viewer?.permissions.includes("MANAGE_ALERTS") ?? false} />;
}
