import type { FormEvent } from "react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { Dialog } from "../../../ui/dialog";
import { FormFault } from "../../../ui/form-fault";
import form from "../../../ui/form.module.css";
import { TextField } from "../../../ui/text-field";
import { showToast } from "../../../ui/toast";
import type { RetentionPolicy } from "../api/use-retention";
import { DueMonths } from "./due-months";
import { useRetentionChange } from "./use-retention-change";

/** Another number of months: what it would archive, typed again when requests would leave sooner. */
export function ChangeDialog({ policy, onClose }: { policy: RetentionPolicy; onClose: () => void }) {
  const t = useText();
  const format = useFormat();
  const change = useRetentionChange(policy);
  const { isAnother, isShorter, fault } = change;
  const time = format.dateTime(policy.nextRunAt);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!(await change.save())) return;
    showToast({ text: t("retention.change.saved", { time }) });
    onClose();
  };
  return (
    <Dialog title={t("retention.change.title")} isOpen onClose={onClose}>
      <form className={cx(form.form)} onSubmit={(event) => void submit(event)} noValidate>
        <TextField
          label={t("retention.change.months")}
          description={t("retention.change.why", { time })}
          value={change.text}
          onChange={change.setText}
          inputMode="numeric"
          autoComplete="off"
          autoFocus
          error={change.numberFault}
        />
        {isAnother ? <DueMonths {...change.preview} /> : null}
        {isAnother && !isShorter ? <p className={cx(form.hint)}>{t("retention.change.longer")}</p> : null}
        {isShorter ? (
          <TextField
            label={t("ui.repeat", { text: change.phrase })}
            value={change.repeated}
            onChange={change.setRepeated}
            autoComplete="off"
            error={change.repeatFault}
          />
        ) : null}
        {fault === null ? null : <FormFault fault={fault} />}
        <div className={cx(form.bar)}>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button variant={isShorter ? "danger" : "primary"} type="submit" isPending={change.busy}>
            {t("retention.change.save")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
