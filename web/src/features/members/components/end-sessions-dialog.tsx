import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { ConfirmDialog } from "../../../ui/confirm-dialog";
import { FormFault } from "../../../ui/form-fault";
import { showToast } from "../../../ui/toast";
import { REVOKE_MEMBER_SESSIONS } from "../api/member-acts";
import type { Member } from "../api/use-members";

interface EndSessionsDialogProps {
  member: Member;
  isOneself: boolean;
  onClose: () => void;
}

export function EndSessionsDialog({ member, isOneself, onClose }: EndSessionsDialogProps) {
  const t = useText();
  const { act, busy, fault } = useAct(REVOKE_MEMBER_SESSIONS);
  const words = { email: member.email, count: member.sessions };

  const end = async (): Promise<void> => {
    const answer = await act({ memberId: member.id });
    if (answer === null) return;
    showToast({ text: t("members.endSessions.done", { ...words, count: answer.revokeMemberSessions }) });
    onClose();
  };
  return (
    <ConfirmDialog
      title={t("members.endSessions.title")}
      isOpen
      onClose={onClose}
      onConfirm={() => void end()}
      confirmLabel={t("members.endSessions")}
      cancelLabel={t("ui.cancel")}
      isDanger
      isPending={busy}
    >
      <p>{t("members.endSessions.text", words)}</p>
      {isOneself ? <p>{t("members.endSessions.oneself")}</p> : null}
      {fault === null ? null : <FormFault fault={fault} />}
    </ConfirmDialog>
  );
}
