import { RetentionPage } from "../../features/retention/retention-page";
import { useViewer } from "../../features/session/api/use-viewer";
import { Permitted } from "./permitted";

export function Retention() {
  const { viewer } = useViewer();
  return (
    <Permitted needs="VIEW_ARCHIVES">
      <RetentionPage permissions={viewer?.permissions ?? []} />
    </Permitted>
  );
}
