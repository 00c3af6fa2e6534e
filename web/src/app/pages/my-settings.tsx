import { PreferencesPanel } from "../../features/settings/components/preferences-panel";

export function MySettings() {
  return <PreferencesPanel />;
}
