import { useText } from "../lib/i18n";
import { useOnline } from "../lib/use-online";
import { Banner } from "../ui/banner";

export function OfflineStrip() {
  const t = useText();
  return useOnline() ? null : <Banner tone="warning">{t("shell.offline")}</Banner>;
}
