import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { ConfirmDialog } from "../../../ui/confirm-dialog";
import { FormFault } from "../../../ui/form-fault";
import { showToast } from "../../../ui/toast";
import { ENABLE_MEMBER } from "../api/member-acts";
import type { Member } from "../api/use-members";

export function EnableMemberDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const t = useText();
  const { act, busy, fault } = useAct(ENABLE_MEMBER);
  const words = { email: member.email, role: t(`session.role.${member.role}`) };

  const enable = async (): Promise<void> => {
    if ((await act({ id: member.id })) === null) return;
    showToast({ text: t("members.enabled", words) });
    onClose();
  };
  return (
    <ConfirmDialog
      title={t("members.enable.title")}
      isOpen
      onClose={onClose}
      onConfirm={() => void enable()}
      confirmLabel={t("members.enable")}
      cancelLabel={t("ui.cancel")}
      isPending={busy}
    >
      <p>{t("members.enable.text", words)}</p>
      {fault === null ? null : <FormFault fault={fault} />}
    </ConfirmDialog>
  );
}
