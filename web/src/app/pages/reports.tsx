import { ReportsPage } from "../../features/channels/reports-page";
import { useViewer } from "../../features/session/api/use-viewer";
import { ThresholdTabs } from "./threshold-tabs";

export function Reports() {
  const { viewer } = useViewer();
  const canManage = viewer?.permissions.includes("MANAGE_ALERTS") ?? false;
  return <ReportsPage canManage={canManage} tabs={<ThresholdTabs />} />;
}
