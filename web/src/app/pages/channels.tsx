import { ChannelsPage } from "../../features/channels/channels-page";
import { useViewer } from "../../features/session/api/use-viewer";

export function Channels() {
  const { viewer } = useViewer();
  return <ChannelsPage canManage={viewer?.permissions.includes("MANAGE_ALERTS") ?? false} />;
}
