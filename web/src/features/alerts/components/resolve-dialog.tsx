import { useState, type FormEvent } from "react";
import { useText } from "../../../lib/i18n";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { Dialog } from "../../../ui/dialog";
import reason from "../../../ui/reason-dialog.module.css";
import { TextField } from "../../../ui/text-field";

/** As the server takes it. */
const LONGEST_NOTE = 500;

interface ResolveDialogProps {
  count: number;
  onResolve: (note: string | null) => void;
  onClose: () => void;
}

/** A note is welcome and not needed: Enter alone resolves. */
export function ResolveDialog({ count, onResolve, onClose }: ResolveDialogProps) {
  const t = useText();
  const [note, setNote] = useState("");
  const isLong = note.trim().length > LONGEST_NOTE;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isLong) onResolve(note.trim() === "" ? null : note.trim());
  };
  return (
    <Dialog title={t("alerts.resolve.title", { count })} isOpen onClose={onClose}>
      <form className={cx(reason.form)} onSubmit={submit} noValidate>
        <TextField
          label={t("alerts.resolve.note")}
          description={t("alerts.resolve.text")}
          value={note}
          onChange={setNote}
          autoFocus
          autoComplete="off"
          error={isLong ? t("alerts.resolve.long") : null}
        />
        <div className={cx(reason.actions)}>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button variant="primary" type="submit">
            {t("alerts.resolve")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
