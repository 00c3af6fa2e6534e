import { Outlet } from "@tanstack/react-router";
import { useText } from "../lib/i18n";
import { ToastRegion } from "../ui/toast";

export function RootLayout() {
  const t = useText();
  return (
    <>
      <Outlet />
      <ToastRegion closeLabel={t("ui.close")} />
    </>
  );
}
