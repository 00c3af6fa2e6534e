import { useState, type FormEvent } from "react";
import type { Fault } from "../../../lib/graphql-fault";
import { useText } from "../../../lib/i18n";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { FormFault } from "../../../ui/form-fault";
import { TextField } from "../../../ui/text-field";
import styles from "./second-factor.module.css";

interface CodeFormProps {
  confirmLabel: string;
  isDanger?: boolean;
  /** A recovery code will do as well. */
  takesRecoveryCode?: boolean;
  isPending: boolean;
  fault: Fault | null;
  onConfirm: (code: string) => void;
  onCancel: () => void;
}

/** The code that an act is confirmed with. */
export function CodeForm({ confirmLabel, isDanger = false, takesRecoveryCode = false, ...act }: CodeFormProps) {
  const { isPending, fault, onConfirm, onCancel } = act;
  const t = useText();
  const [code, setCode] = useState("");
  const [tried, setTried] = useState(false);
  const isWrong = fault?.field === "code";

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (code !== "" && !isPending) onConfirm(code);
  };
  return (
    <form className={cx(styles.form)} onSubmit={submit} noValidate>
      <TextField
        label={t("session.code")}
        name="code"
        autoComplete="one-time-code"
        inputMode={takesRecoveryCode ? "text" : "numeric"}
        description={t(takesRecoveryCode ? "account.code.orRecovery" : "session.code.why")}
        value={code}
        onChange={(typed) => setCode(typed.replace(/\s/g, ""))}
        isRequired
        autoFocus
        error={isWrong ? t("session.code.wrong") : tried && code === "" ? t("account.code.missing") : null}
      />
      {fault === null || isWrong ? null : <FormFault fault={fault} />}
      <div className={cx(styles.actions)}>
        <Button onPress={onCancel} isDisabled={isPending}>
          {t("ui.cancel")}
        </Button>
        <Button variant={isDanger ? "danger" : "primary"} type="submit" isPending={isPending}>
          {confirmLabel}
        </Button>
      </div>
    </form>
  );
}
