import { Suspense, type ReactNode } from "react";
import { isNothingRecorded, useSettings, useWatchedSettings } from "../../lib/use-settings";
import { worded } from "../worded";

const LOOK_MS = 1000;
/** Needed once in the life of an installation, by a page that is opened every day. */
const FirstNumbers = worded("FirstNumbers", () => import("./first-numbers"));

/** Until something is recorded, the way to the first number stands where numbers will be. */
export function UsageGate({ children }: { children: ReactNode }) {
  const settings = useSettings();
  const empty = settings !== null && isNothingRecorded(settings);
  useWatchedSettings(empty, LOOK_MS);
  if (!empty) return children;
  return (
    <Suspense>
      <FirstNumbers />
    </Suspense>
  );
}
