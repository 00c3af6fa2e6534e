import { useViewer } from "../../features/session/api/use-viewer";
import { ThresholdsPage } from "../../features/thresholds/thresholds-page";
import { ThresholdTabs } from "./threshold-tabs";

export function Thresholds() {
  const { viewer } = useViewer();
  const canManage = viewer?.permissions.includes("MANAGE_ALERTS") ?? false;
  return <ThresholdsPage canManage={canManage} tabs={<ThresholdTabs />} />;
}
