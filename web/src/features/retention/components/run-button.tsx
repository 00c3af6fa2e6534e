import { useState } from "react";
import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { Button } from "../../../ui/button";
import { ConfirmDialog } from "../../../ui/confirm-dialog";
import { FormFault } from "../../../ui/form-fault";
import { AFFECTED, RUN_RETENTION } from "../api/retention-acts";
import type { RetentionPolicy } from "../api/use-retention";
import { useRetentionPreview } from "../api/use-retention-preview";
import { DueMonths } from "./due-months";

/** Archives what is due without waiting for the night. */
export function RunButton({ policy }: { policy: RetentionPolicy }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const [begun, setBegun] = useState(0);
  const close = () => setOpen(false);
  const begin = () => {
    close();
    setBegun((times) => times + 1);
  };
  const isUnderWay = policy.currentRun != null;
  return (
    <>
      {/* Made anew to take the focus of the dialog; a disabled one could not have it. */}
      <Button key={begun} autoFocus={begun > 0} isPending={isUnderWay} onPress={() => setOpen(true)}>
        {t(isUnderWay ? "retention.run.underWay" : "retention.run")}
      </Button>
      {isOpen ? <RunDialog policy={policy} onClose={close} onBegun={begin} /> : null}
    </>
  );
}

interface RunDialogProps {
  policy: RetentionPolicy;
  onClose: () => void;
  onBegun: () => void;
}

function RunDialog({ policy: { keepMonths }, onClose, onBegun }: RunDialogProps) {
  const t = useText();
  const { act, busy, fault } = useAct(RUN_RETENTION, { affects: AFFECTED });
  const preview = useRetentionPreview(keepMonths);
  const run = async (): Promise<void> => {
    if ((await act({})) !== null) onBegun();
  };
  return (
    <ConfirmDialog
      title={t("retention.run.title")}
      isOpen
      onClose={onClose}
      onConfirm={() => void run()}
      confirmLabel={t("retention.run.confirm")}
      cancelLabel={t("ui.cancel")}
      isPending={busy}
    >
      <p>{t("retention.run.text", { count: keepMonths })}</p>
      <DueMonths {...preview} />
      {fault === null ? null : <FormFault fault={fault} />}
    </ConfirmDialog>
  );
}
