import { codeNeedsReload } from "../lib/code-needs-reload";
import { useText } from "../lib/i18n";
import { useStore } from "../lib/store";
import { useOnline } from "../lib/use-online";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";

export function OfflineStrip() {
  const t = useText();
  const isOnline = useOnline();
  const needsReload = useStore(codeNeedsReload);
  if (!isOnline) return <Banner tone="warning">{t("shell.offline")}</Banner>;
  if (!needsReload) return null;
  const reload = <Button onPress={() => window.location.reload()}>{t("shell.crashed.reload")}</Button>;
  return (
    <Banner tone="warning" actions={reload}>
      {t("shell.codeNeedsReload")}
    </Banner>
  );
}
