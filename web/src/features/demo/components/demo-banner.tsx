import { Suspense, useState } from "react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useSettings } from "../../../lib/use-settings";
import { Banner } from "../../../ui/banner";
import { Button } from "../../../ui/button";
import { latePart } from "../../../ui/late-part";
import { useDemoProgress } from "../api/use-demo-progress";

const { Part: RemoveDemoDialog } = latePart(() => import("./remove-demo-dialog"));

/** On every page while demo rows exist: nobody may take them for their own. */
export function DemoBanner({ canManage }: { canManage: boolean }) {
  const t = useText();
  const format = useFormat();
  const settings = useSettings();
  const progress = useDemoProgress();
  const [confirming, setConfirming] = useState(false);
  if (settings === null || (!settings.demo && progress === null)) return null;

  const text =
    progress !== null
      ? t("demo.banner.filling", { percent: format.percent(progress) })
      : settings.hasRealUsage
        ? t("demo.banner.mixed")
        : t("demo.banner.text");
  return (
    <Banner
      striped
      tone="warning"
      label={t("demo.banner.label")}
      actions={
        canManage && progress === null ? <Button onPress={() => setConfirming(true)}>{t("demo.remove")}</Button> : null
      }
    >
      <strong>{t("demo.banner.label")}</strong> {text}
      {confirming ? (
        <Suspense>
          <RemoveDemoDialog onClose={() => setConfirming(false)} />
        </Suspense>
      ) : null}
    </Banner>
  );
}
