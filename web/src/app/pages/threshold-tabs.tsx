import { useText } from "../../lib/i18n";
import { PageTabs } from "../../ui/page-tabs";

/** What is watched, and where it is told: pages that belong together. */
export function ThresholdTabs() {
  const t = useText();
  return (
    <PageTabs
      label={t("shell.thresholds.title")}
      pages={[
        { to: "/thresholds", title: t("shell.thresholds") },
        { to: "/thresholds/channels", title: t("channels.title") },
        { to: "/thresholds/reports", title: t("reports.title") },
      ]}
    />
  );
}
