import { DemoSettings } from "../../features/demo/components/demo-settings";
import { GeneralPage } from "../../features/general/general-page";
import { useViewer } from "../../features/session/api/use-viewer";
import { Permitted } from "./permitted";

export function General() {
  const { viewer } = useViewer();
  return (
    <Permitted needs="MANAGE_SETTINGS">
      <GeneralPage demo={<DemoSettings canManage={viewer?.permissions.includes("MANAGE_DEMO") ?? false} />} />
    </Permitted>
  );
}
