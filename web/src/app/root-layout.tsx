import { Outlet } from "@tanstack/react-router";
import { useText } from "../lib/i18n";
import { CurrentUrlState } from "../lib/url-state-context";
import { ToastRegion } from "../ui/toast";

export function RootLayout() {
  const t = useText();
  return (
    <CurrentUrlState>
      <Outlet />
      <ToastRegion closeLabel={t("ui.close")} />
    </CurrentUrlState>
  );
}
