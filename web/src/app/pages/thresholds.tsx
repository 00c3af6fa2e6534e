import { useViewer } from "../../features/session/api/use-viewer";
import { ThresholdsPage } from "../../features/thresholds/thresholds-page";

export function Thresholds() {
  const { viewer } = useViewer();
  return <ThresholdsPage canManage={viewer?.permissions.includes("MANAGE_ALERTS") ?? false} />;
}
