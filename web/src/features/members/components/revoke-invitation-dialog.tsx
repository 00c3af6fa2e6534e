import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { ConfirmDialog } from "../../../ui/confirm-dialog";
import { FormFault } from "../../../ui/form-fault";
import { showToast } from "../../../ui/toast";
import { REVOKE_INVITATION } from "../api/member-acts";
import type { Invitation } from "../api/use-members";

interface RevokeInvitationDialogProps {
  invitation: Invitation;
  onClose: () => void;
}

export function RevokeInvitationDialog({ invitation: { id, email }, onClose }: RevokeInvitationDialogProps) {
  const t = useText();
  const { act, busy, fault } = useAct(REVOKE_INVITATION);

  const revoke = async (): Promise<void> => {
    if ((await act({ id })) === null) return;
    showToast({ text: t("members.invitation.revoked", { email }) });
    onClose();
  };
  return (
    <ConfirmDialog
      title={t("members.invitation.revoke.title")}
      isOpen
      onClose={onClose}
      onConfirm={() => void revoke()}
      confirmLabel={t("members.invitation.revoke")}
      cancelLabel={t("ui.cancel")}
      isDanger
      isPending={busy}
    >
      <p>{t("members.invitation.revoke.text", { email })}</p>
      {fault === null ? null : <FormFault fault={fault} />}
    </ConfirmDialog>
  );
}
