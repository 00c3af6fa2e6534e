import { useText } from "../../../lib/i18n";
import { ConfirmDialog } from "../../../ui/confirm-dialog";
import { useDemo } from "../api/use-demo";

/** Asks before every demo request goes away. */
export default function RemoveDemoDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const { removeDemo, busy, fault } = useDemo();
  const remove = async (): Promise<void> => {
    if (await removeDemo()) onClose();
  };
  return (
    <ConfirmDialog
      title={t("demo.remove.title")}
      isOpen
      onClose={onClose}
      onConfirm={() => void remove()}
      confirmLabel={t("demo.remove.confirm")}
      cancelLabel={t("ui.cancel")}
      isDanger
      isPending={busy}
    >
      <p>{t("demo.remove.text")}</p>
      {fault === null ? null : <p role="alert">{fault.message ?? t(`ui.fault.${fault.kind}`)}</p>}
    </ConfirmDialog>
  );
}
