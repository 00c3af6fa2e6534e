import { useState, type FormEvent, type ReactNode } from "react";
import type { Fault } from "../../../lib/graphql-fault";
import { useText } from "../../../lib/i18n";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { Dialog } from "../../../ui/dialog";
import { ProseField } from "../../../ui/prose-field";
import styles from "./reason-dialog.module.css";

interface ReasonDialogProps {
  title: string;
  confirmLabel: string;
  isOpen: boolean;
  isDanger?: boolean;
  onClose: () => void;
  /** Null when it was done: then the dialog closes. */
  onConfirm: (reason: string) => Promise<Fault | null>;
  /** What will happen, in words. */
  children: ReactNode;
}

/** Nothing is done to recorded costs without a reason; it stands in the record beside who did it. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, isOpen, onClose } = props;
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose}>
      {isOpen ? <ReasonForm {...props} /> : null}
    </Dialog>
  );
}

function ReasonForm({ confirmLabel, isDanger = false, onClose, onConfirm, children }: ReasonDialogProps) {
  const t = useText();
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);

  const refused = fault?.field?.endsWith("reason") === true ? fault.message : null;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    const given = reason.trim();
    setMissing(given === "");
    if (given === "") return;
    setBusy(true);
    const hindrance = await onConfirm(given);
    setBusy(false);
    setFault(hindrance);
    if (hindrance === null) onClose();
  };
  return (
    <form onSubmit={(event) => void submit(event)} className={cx(styles.form)}>
      {children}
      <ProseField
        label={t("recost.reason")}
        description={t("recost.reason.hint")}
        value={reason}
        onChange={setReason}
        autoFocus
        error={isMissing ? t("recost.reason.missing") : refused}
      />
      {fault === null || refused !== null ? null : (
        <p role="alert" className={cx(styles.fault)}>
          {t(`ui.fault.${fault.kind}`)} {fault.message === null ? null : <span lang="en">{fault.message}</span>}
        </p>
      )}
      <div className={cx(styles.actions)}>
        <Button onPress={onClose}>{t("ui.cancel")}</Button>
        <Button type="submit" variant={isDanger ? "danger" : "primary"} isPending={isBusy}>
          {confirmLabel}
        </Button>
      </div>
    </form>
  );
}
