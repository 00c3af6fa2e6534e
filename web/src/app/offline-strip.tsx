import { useSyncExternalStore } from "react";
import { useText } from "../lib/i18n";
import { Banner } from "../ui/banner";

export function OfflineStrip() {
  const t = useText();
  const online = useSyncExternalStore(watch, () => navigator.onLine);
  return online ? null : <Banner tone="warning">{t("shell.offline")}</Banner>;
}

function watch(onChange: () => void): () => void {
  window.addEventListener("online", onChange);
  window.addEventListener("offline", onChange);
  return () => {
    window.removeEventListener("online", onChange);
    window.removeEventListener("offline", onChange);
  };
}
