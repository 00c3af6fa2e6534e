import { Suspense, useState } from "react";
import { useText } from "../../../lib/i18n";
import { useSettings } from "../../../lib/use-settings";
import { Button } from "../../../ui/button";
import { latePart } from "../../../ui/late-part";
import { useDemoProgress } from "../api/use-demo-progress";
import { DemoOffer } from "./demo-offer";

const { Part: RemoveDemoDialog } = latePart(() => import("./remove-demo-dialog"));

/** The demo among the settings: filled where there is none, removed where there is one. */
export function DemoSettings({ canManage }: { canManage: boolean }) {
  const t = useText();
  const settings = useSettings();
  const progress = useDemoProgress();
  const [isRemoving, setRemoving] = useState(false);
  const hasDemo = settings?.demo === true && progress === null;
  return (
    <>
      <p>{t(hasDemo ? "demo.settings.filled" : "demo.settings.none")}</p>
      {hasDemo ? (
        <Button variant="danger" isDisabled={!canManage} onPress={() => setRemoving(true)}>
          {t("demo.settings.remove")}
        </Button>
      ) : (
        <DemoOffer canManage={canManage} />
      )}
      {isRemoving ? (
        <Suspense>
          <RemoveDemoDialog onClose={() => setRemoving(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
