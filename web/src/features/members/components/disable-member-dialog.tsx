import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { ReasonDialog } from "../../../ui/reason-dialog";
import { showToast } from "../../../ui/toast";
import { DISABLE_MEMBER } from "../api/member-acts";
import type { Member } from "../api/use-members";

export function DisableMemberDialog({ member: { id, email }, onClose }: { member: Member; onClose: () => void }) {
  const t = useText();
  const { act, busy, fault } = useAct(DISABLE_MEMBER);

  const disable = async (reason: string): Promise<void> => {
    if ((await act({ id, reason })) === null) return;
    showToast({ text: t("members.disabled", { email }) });
    onClose();
  };
  return (
    <ReasonDialog
      title={t("members.disable.title")}
      confirmLabel={t("members.disable.confirm")}
      isDanger
      isPending={busy}
      fault={fault}
      onConfirm={(reason) => void disable(reason)}
      onClose={onClose}
    >
      <p>{t("members.disable.text", { email })}</p>
    </ReasonDialog>
  );
}
