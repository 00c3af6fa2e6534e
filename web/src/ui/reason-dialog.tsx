import { useState, type FormEvent, type ReactNode } from "react";
import type { Fault } from "../lib/graphql-fault";
import { useText, type Translate } from "../lib/i18n";
import { Button } from "./button";
import { Chip } from "./chip";
import { cx } from "./class-names";
import { Dialog } from "./dialog";
import { FormFault } from "./form-fault";
import { ProseField } from "./prose-field";
import styles from "./reason-dialog.module.css";
import { TextField } from "./text-field";

interface ReasonDialogProps {
  title: string;
  /** What will happen, in words; with fields before the reason, told whether somebody tried to confirm. */
  children: ReactNode | ((tried: boolean) => ReactNode);
  /** Whether those fields are filled in; nothing is confirmed before. */
  isComplete?: boolean;
  /** Reasons to begin with. */
  presets?: readonly string[];
  /** Characters that a reason has at least. */
  shortest?: number;
  confirmLabel: string;
  isDanger?: boolean;
  /** What must be typed again, such as a name, because nothing brings it back. */
  repeats?: string;
  isPending: boolean;
  /** Why it was not done. */
  fault: Fault | null;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

/** An act that is recorded with its reason; open as long as it is drawn. */
export function ReasonDialog({ title, children, confirmLabel, isDanger = false, ...act }: ReasonDialogProps) {
  const { isComplete = true, presets = [], shortest = 1, repeats, isPending, fault, onConfirm, onClose } = act;
  const t = useText();
  const [reason, setReason] = useState("");
  const [repeated, setRepeated] = useState("");
  const [tried, setTried] = useState(false);
  const given = reason.trim();
  const isRepeated = repeats === undefined || repeated.trim() === repeats;
  const refused = fault?.field?.endsWith("reason") === true ? fault.message : null;
  const hasFields = typeof children === "function";

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (given.length >= shortest && isRepeated && isComplete && !isPending) onConfirm(given);
  };
  return (
    <Dialog title={title} role="alertdialog" isOpen onClose={onClose}>
      <form className={cx(styles.form)} onSubmit={submit} noValidate>
        {hasFields ? children(tried) : children}
        <ProseField
          label={t("ui.reason")}
          description={t("ui.reason.why")}
          value={reason}
          onChange={setReason}
          autoFocus={!hasFields}
          error={tried && given.length < shortest ? shortText(given, shortest, t) : refused}
        />
        {presets.length === 0 ? null : <Presets presets={presets} onChoose={setReason} />}
        {repeats === undefined ? null : (
          <TextField
            label={t("ui.repeat", { text: repeats })}
            value={repeated}
            onChange={setRepeated}
            autoComplete="off"
            error={tried && !isRepeated ? t("ui.repeat.differs") : null}
          />
        )}
        {fault === null || refused !== null ? null : <FormFault fault={fault} />}
        <div className={cx(styles.actions)}>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button variant={isDanger ? "danger" : "primary"} type="submit" isPending={isPending}>
            {confirmLabel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function shortText(given: string, shortest: number, t: Translate): string {
  return given === "" ? t("ui.reason.missing") : t("ui.reason.short", { count: shortest });
}

function Presets({ presets, onChoose }: { presets: readonly string[]; onChoose: (reason: string) => void }) {
  const t = useText();
  return (
    <div className={cx(styles.presets)} role="group" aria-label={t("ui.reason.presets")}>
      {presets.map((preset) => (
        <Chip key={preset} onPress={() => onChoose(preset)}>
          {preset}
        </Chip>
      ))}
    </div>
  );
}
