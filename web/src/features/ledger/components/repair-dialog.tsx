import { useState } from "react";
import { useText } from "../../../lib/i18n";
import { ConfirmDialog } from "../../../ui/confirm-dialog";
import { showToast } from "../../../ui/toast";
import { useRepair } from "../api/use-repair";
import { RepairFault } from "./repair-fault";

/** Stays open until nothing differs any more, and says what kept it from that. */
export default function RepairDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useText();
  const { repair, busy, fault } = useRepair();
  const [left, setLeft] = useState(0);

  const confirm = async (): Promise<void> => {
    const still = await repair();
    setLeft(still ?? 0);
    if (still !== 0) return;
    showToast({ text: t("ledger.repaired") });
    onClose();
  };
  return (
    <ConfirmDialog
      title={t("ledger.repair.title")}
      isOpen={isOpen}
      onClose={onClose}
      onConfirm={() => void confirm()}
      confirmLabel={t("ledger.repair.confirm")}
      cancelLabel={t(busy ? "ledger.repair.close" : "ui.cancel")}
      isPending={busy}
    >
      <p>{t("ledger.repair.text")}</p>
      <p>{t("ledger.repair.meanwhile")}</p>
      {busy ? <p role="status">{t("ledger.repair.busy")}</p> : null}
      {left > 0 && !busy ? <p role="alert">{t("ledger.repair.left", { count: left })}</p> : null}
      {fault === null ? null : <RepairFault fault={fault} />}
    </ConfirmDialog>
  );
}
