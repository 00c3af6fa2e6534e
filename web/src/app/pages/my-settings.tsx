import { AccountPage } from "../../features/account/account-page";
import { useViewer } from "../../features/session/api/use-viewer";
import { PreferencesPanel } from "../../features/settings/components/preferences-panel";
import { Permitted } from "./permitted";

export function MySettings() {
  const { viewer } = useViewer();
  return (
    <Permitted needs="MANAGE_OWN_ACCOUNT">
      {viewer == null ? null : <AccountPage account={viewer} preferences={<PreferencesPanel />} />}
    </Permitted>
  );
}
