import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { ReasonDialog } from "../../../ui/reason-dialog";
import { showToast } from "../../../ui/toast";
import { RESET_SECOND_FACTOR } from "../api/member-acts";
import type { Member } from "../api/use-members";

export function ResetSecondFactorDialog({ member: { id, email }, onClose }: { member: Member; onClose: () => void }) {
  const t = useText();
  const { act, busy, fault } = useAct(RESET_SECOND_FACTOR);

  const reset = async (reason: string): Promise<void> => {
    if ((await act({ memberId: id, reason })) === null) return;
    showToast({ text: t("members.reset.done", { email }) });
    onClose();
  };
  return (
    <ReasonDialog
      title={t("members.reset.title")}
      confirmLabel={t("members.reset.confirm")}
      isDanger
      isPending={busy}
      fault={fault}
      onConfirm={(reason) => void reset(reason)}
      onClose={onClose}
    >
      <p>{t("members.reset.text", { email })}</p>
      <p>{t("members.reset.sure")}</p>
    </ReasonDialog>
  );
}
