import type { ReactNode } from "react";
import { DemoOffer } from "../../features/demo/components/demo-offer";
import { FirstRun } from "../../features/first-run/components/first-run";
import { useViewer } from "../../features/session/api/use-viewer";
import { isNothingRecorded, useSettings, useWatchedSettings } from "../../lib/use-settings";

const LOOK_MS = 1000;

/** Until something is recorded, the way to the first number stands where numbers will be. */
export function UsageGate({ children }: { children: ReactNode }) {
  const settings = useSettings();
  const { viewer } = useViewer();
  const empty = settings !== null && isNothingRecorded(settings);
  useWatchedSettings(empty, LOOK_MS);
  if (!empty) return children;
  return <FirstRun demoOffer={<DemoOffer canManage={viewer?.permissions.includes("MANAGE_DEMO") ?? false} />} />;
}
