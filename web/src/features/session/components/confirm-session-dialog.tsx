import { useEffect, useEffectEvent, useState } from "react";
import { useText } from "../../../lib/i18n";
import { Button } from "../../../ui/button";
import { Dialog } from "../../../ui/dialog";
import { isLater } from "../model/is-later";
import { useProviderName } from "../api/use-provider-name";
import type { SignedInViewer } from "../api/use-viewer";
import { ConfirmSessionForm } from "./confirm-session-form";
import { ProviderElsewhere } from "./provider-elsewhere";

interface ConfirmSessionDialogProps {
  viewer: SignedInViewer;
  onAnswer: (isConfirmed: boolean) => void;
}

export default function ConfirmSessionDialog({ viewer, onAnswer }: ConfirmSessionDialogProps) {
  const t = useText();
  const [confirmedAt] = useState(viewer.confirmedAt);
  const cancel = (): void => onAnswer(false);
  useMoved(isLater(viewer.confirmedAt, confirmedAt), () => onAnswer(true));
  return (
    <Dialog title={t("session.confirm.title")} isOpen onClose={cancel}>
      <p>{t("session.confirm.text")}</p>
      {viewer.hasPassword ? (
        <ConfirmSessionForm viewer={viewer} onConfirmed={() => onAnswer(true)} onCancel={cancel} />
      ) : (
        <>
          <ByProvider
            isCome={(now) => now.id === viewer.id && isLater(now.confirmedAt, confirmedAt)}
            onCome={() => onAnswer(true)}
          />
          <Button onPress={cancel}>{t("ui.cancel")}</Button>
        </>
      )}
    </Dialog>
  );
}

/** Signing in again, after the session had ended meanwhile, is a proof as well. */
function useMoved(hasMoved: boolean, onMoved: () => void): void {
  const tell = useEffectEvent(onMoved);
  useEffect(() => {
    if (hasMoved) tell();
  }, [hasMoved]);
}

interface ByProviderProps {
  isCome: (viewer: SignedInViewer) => boolean;
  onCome: () => void;
}

/** Who has no password proves it to the provider. */
function ByProvider({ isCome, onCome }: ByProviderProps) {
  const provider = useProviderName();
  if (provider === null) return null;
  return <ProviderElsewhere provider={provider} href="/auth/oidc/start?confirm=1" {...{ isCome, onCome }} />;
}
