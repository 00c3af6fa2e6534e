import type { TypedDocumentNode } from "@apollo/client";
import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { ConfirmDialog } from "../../../ui/confirm-dialog";
import { FormFault } from "../../../ui/form-fault";
import { showToast } from "../../../ui/toast";

interface DeleteDialogProps {
  mutation: TypedDocumentNode<unknown, { id: string; version: number }>;
  /** As it was seen. */
  named: { readonly id: string; readonly version: number; readonly name: string };
  /** What goes with it. */
  text: string;
  onClose: () => void;
}

/** For ever: of a channel or a report. */
export function DeleteDialog({ mutation, named: { id, version, name }, text, onClose }: DeleteDialogProps) {
  const t = useText();
  const { act, busy, fault } = useAct(mutation);
  const remove = async (): Promise<void> => {
    if ((await act({ id, version })) === null) return;
    showToast({ text: t("channels.deleted", { name }) });
    onClose();
  };
  return (
    <ConfirmDialog
      title={t("channels.delete.title", { name })}
      isOpen
      isDanger
      isPending={busy}
      onClose={onClose}
      onConfirm={() => void remove()}
      confirmLabel={t("channels.act.delete.confirm")}
      cancelLabel={t("ui.cancel")}
    >
      <p>{text}</p>
      {fault === null ? null : <FormFault fault={fault} />}
    </ConfirmDialog>
  );
}
