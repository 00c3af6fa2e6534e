import { useState } from "react";
import { useText } from "../../../lib/i18n";
import { Button } from "../../../ui/button";
import { Checkbox } from "../../../ui/checkbox";
import { CodeBlock } from "../../../ui/code-block";
import { Dialog } from "../../../ui/dialog";

interface ChannelSecretDialogProps {
  name: string;
  secret: string;
  onClose: () => void;
}

/** The one time that a secret is shown. Neither Escape nor a click beside it may lose it. */
export function ChannelSecretDialog({ name, secret, onClose }: ChannelSecretDialogProps) {
  const t = useText();
  const [isStored, setStored] = useState(false);
  return (
    <Dialog
      title={t("channels.secret.title", { name })}
      size="wide"
      isOpen
      actions={
        <Button variant="primary" isDisabled={!isStored} onPress={onClose}>
          {t("ui.close")}
        </Button>
      }
    >
      <p>{t("channels.secret.once")}</p>
      <CodeBlock label={t("channels.secret.copy")} code={secret} wraps />
      <Checkbox isSelected={isStored} onChange={setStored}>
        {t("channels.secret.stored")}
      </Checkbox>
    </Dialog>
  );
}
