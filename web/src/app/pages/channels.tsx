import { ChannelsPage } from "../../features/channels/channels-page";
import { useViewer } from "../../features/session/api/use-viewer";
import { ThresholdTabs } from "./threshold-tabs";

export function Channels() {
  const { viewer } = useViewer();
  const canManage = viewer?.permissions.includes("MANAGE_ALERTS") ?? false;
  return <ChannelsPage canManage={canManage} tabs={<ThresholdTabs />} />;
}
