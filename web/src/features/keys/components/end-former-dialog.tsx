import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { ConfirmDialog } from "../../../ui/confirm-dialog";
import { FormFault } from "../../../ui/form-fault";
import { showToast } from "../../../ui/toast";
import { END_PREVIOUS_SECRET } from "../api/key-acts";
import type { ApiKey } from "../api/use-api-keys";
import { useAgo } from "./last-use";

/** Ends a rotation's overlap before its time, once nothing uses the former secret any more. */
export function EndFormerDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const t = useText();
  const ago = useAgo();
  const { act, busy, fault } = useAct(END_PREVIOUS_SECRET);
  const { id, previous } = apiKey;
  if (previous == null) return null;

  const end = async (): Promise<void> => {
    if ((await act({ id })) === null) return;
    showToast({ text: t("keys.endFormer.done", { prefix: `${previous.prefix}…` }) });
    onClose();
  };
  return (
    <ConfirmDialog
      title={t("keys.endFormer.title", { prefix: `${previous.prefix}…` })}
      isOpen
      onClose={onClose}
      onConfirm={() => void end()}
      confirmLabel={t("keys.endFormer.confirm")}
      cancelLabel={t("ui.cancel")}
      isDanger
      isPending={busy}
    >
      <p>
        <strong>
          {previous.lastUsedAt == null
            ? t("keys.former.unused")
            : t("keys.former.used", { when: ago(previous.lastUsedAt) })}
        </strong>
      </p>
      <p>{t("keys.endFormer.text")}</p>
      {fault === null ? null : <FormFault fault={fault} />}
    </ConfirmDialog>
  );
}
