import { useState } from "react";
import { useText } from "../../../lib/i18n";
import { Button } from "../../../ui/button";
import { Checkbox } from "../../../ui/checkbox";
import { CodeBlock } from "../../../ui/code-block";
import { Dialog } from "../../../ui/dialog";
import { ClientTabs } from "./client-tabs";
import { FirstUse } from "./first-use";
import type { Issued } from "./use-issuing";

/** The one time that a secret is shown. Neither Escape nor a click beside it may lose it. */
export function IssuedSecretDialog({ issued, onClose }: { issued: Issued; onClose: () => void }) {
  const t = useText();
  const [isStored, setStored] = useState(false);
  const { apiKey, secret } = issued;
  const isRotated = apiKey.previous != null || apiKey.lastUsedAt != null;
  return (
    <Dialog
      title={t(isRotated ? "keys.secret.rotated" : "keys.secret.title", { name: apiKey.name })}
      size="wide"
      isOpen
      actions={
        <Button variant="primary" isDisabled={!isStored} onPress={onClose}>
          {t("ui.close")}
        </Button>
      }
    >
      <p>{t("keys.secret.once")}</p>
      <CodeBlock label={t("keys.secret.copy")} code={secret} wraps />
      <ClientTabs issued={issued} />
      <FirstUse issued={apiKey} />
      <Checkbox isSelected={isStored} onChange={setStored}>
        {t("keys.secret.stored")}
      </Checkbox>
    </Dialog>
  );
}
