import type { Role } from "../../../lib/graphql/graphql";
import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { ConfirmDialog } from "../../../ui/confirm-dialog";
import { FormFault } from "../../../ui/form-fault";
import { showToast } from "../../../ui/toast";
import { SET_MEMBER_ROLE } from "../api/member-acts";
import type { Member } from "../api/use-members";

interface ChangeRoleDialogProps {
  member: Member;
  role: Role;
  isOneself: boolean;
  onClose: () => void;
}

export function ChangeRoleDialog({ member, role, isOneself, onClose }: ChangeRoleDialogProps) {
  const t = useText();
  const { act, busy, fault } = useAct(SET_MEMBER_ROLE);
  const { id, email } = member;
  const words = { email, role: t(`session.role.${role}`) };

  const change = async (): Promise<void> => {
    if ((await act({ id, role })) === null) return;
    showToast({ text: t("members.role.changed", words) });
    onClose();
  };
  return (
    <ConfirmDialog
      title={t("members.role.title")}
      isOpen
      onClose={onClose}
      onConfirm={() => void change()}
      confirmLabel={t("members.role.confirm")}
      cancelLabel={t("ui.cancel")}
      isPending={busy}
    >
      <p>{t("members.role.becomes", words)}</p>
      <p>{t(`session.role.${role}.may`)}</p>
      <p>{t(isOneself ? "members.role.oneself" : "members.role.atOnce")}</p>
      {member.role === "ADMIN" ? <p>{t("members.role.invitations")}</p> : null}
      {fault === null ? null : <FormFault fault={fault} />}
    </ConfirmDialog>
  );
}
