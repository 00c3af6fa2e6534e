import { useState, type FormEvent } from "react";
import { useText } from "../../../lib/i18n";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { PasswordField } from "../../../ui/password-field";
import { useConfirmSession } from "../api/use-confirm-session";
import type { SignedInViewer } from "../api/use-viewer";
import { refusalText } from "../model/refusal-text";
import { CodeField } from "./code-field";
import styles from "./sign-in-form.module.css";

interface ConfirmSessionFormProps {
  viewer: SignedInViewer;
  onConfirmed: () => void;
  onCancel: () => void;
}

export function ConfirmSessionForm({ viewer, onConfirmed, onCancel }: ConfirmSessionFormProps) {
  const t = useText();
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const { confirm, confirming, fault, asksForCode } = useConfirmSession(onConfirmed);
  const isCodeWrong = fault?.field === "code";
  const needsCode = viewer.hasSecondFactor || asksForCode;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void confirm(password, needsCode ? code : null);
  };
  return (
    <form className={cx(styles.form)} onSubmit={submit}>
      {fault === null || isCodeWrong ? null : (
        <p className={cx(styles.fault)} role="alert">
          {refusalText(fault, "session.confirm.refused", t)}
        </p>
      )}
      <PasswordField
        label={t("session.password")}
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        isRequired
        autoFocus
      />
      {needsCode ? (
        <CodeField
          value={code}
          onChange={setCode}
          autoFocus={asksForCode}
          error={isCodeWrong ? t("session.code.wrong") : null}
        />
      ) : null}
      <div className={cx(styles.actions)}>
        <Button onPress={onCancel}>{t("ui.cancel")}</Button>
        <Button type="submit" variant="primary" isPending={confirming}>
          {t("session.confirm")}
        </Button>
      </div>
    </form>
  );
}
