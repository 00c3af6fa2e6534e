import { useState, type FormEvent, type ReactNode } from "react";
import type { Fault } from "../../../lib/graphql-fault";
import { useText } from "../../../lib/i18n";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { Dialog } from "../../../ui/dialog";
import { ProseField } from "../../../ui/prose-field";
import { FormFault } from "./form-fault";
import styles from "./reason-dialog.module.css";

interface ReasonDialogProps {
  title: string;
  /** What will happen, in words. */
  children: ReactNode;
  confirmLabel: string;
  busy: boolean;
  fault: Fault | null;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

/** An act that is recorded with its reason. */
export function ReasonDialog({ title, children, confirmLabel, busy, fault, onConfirm, onClose }: ReasonDialogProps) {
  const t = useText();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const isMissing = reason.trim() === "";
  const refused = fault?.field?.endsWith("reason") === true ? fault.message : null;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!isMissing) onConfirm(reason.trim());
  };
  return (
    <Dialog title={title} role="alertdialog" isOpen onClose={onClose}>
      <form className={cx(styles.form)} onSubmit={submit} noValidate>
        {children}
        <ProseField
          label={t("prices.reason")}
          description={t("prices.reason.why")}
          value={reason}
          onChange={setReason}
          autoFocus
          error={tried && isMissing ? t("prices.problem.missing") : refused}
        />
        {fault === null || refused !== null ? null : <FormFault fault={fault} />}
        <div className={cx(styles.actions)}>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button variant="danger" type="submit" isPending={busy}>
            {confirmLabel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
