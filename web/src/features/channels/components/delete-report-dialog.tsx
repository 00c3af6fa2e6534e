import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { ConfirmDialog } from "../../../ui/confirm-dialog";
import { FormFault } from "../../../ui/form-fault";
import { showToast } from "../../../ui/toast";
import { DELETE_REPORT } from "../api/report-acts";
import type { ScheduledReport } from "../api/use-reports";

export function DeleteReportDialog({ report, onClose }: { report: ScheduledReport; onClose: () => void }) {
  const t = useText();
  const { act, busy, fault } = useAct(DELETE_REPORT);
  const { id, version, name } = report;
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
      <p>{t("reports.delete.text")}</p>
      {fault === null ? null : <FormFault fault={fault} />}
    </ConfirmDialog>
  );
}
