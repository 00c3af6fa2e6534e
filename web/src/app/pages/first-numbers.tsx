import { DemoOffer } from "../../features/demo/components/demo-offer";
import { FirstRun } from "../../features/first-run/components/first-run";
import { useViewer } from "../../features/session/api/use-viewer";

/** Two ways to the first number: of one's own, or of the demo. */
export function FirstNumbers() {
  const { viewer } = useViewer();
  return <FirstRun demoOffer={<DemoOffer canManage={viewer?.permissions.includes("MANAGE_DEMO") ?? false} />} />;
}
