import { useState, type FormEvent } from "react";
import { useText } from "../../../lib/i18n";
import { passwordStrength } from "../../../lib/password-strength";
import { useAct } from "../../../lib/use-act";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { FormFault } from "../../../ui/form-fault";
import { NewPasswordField } from "../../../ui/new-password-field";
import { PasswordField } from "../../../ui/password-field";
import { showToast } from "../../../ui/toast";
import { CHANGE_PASSWORD } from "../api/account-acts";
import styles from "./account-form.module.css";

/** The other sessions end with the password of before. */
export function PasswordForm({ email }: { email: string }) {
  const t = useText();
  const [current, setCurrent] = useState("");
  const [wanted, setWanted] = useState("");
  const [tried, setTried] = useState(false);
  const { act, busy, fault } = useAct(CHANGE_PASSWORD);
  const isShort = passwordStrength(wanted) === "short";
  const isWrong = fault?.field === "currentPassword";
  const isCommon = fault?.field === "newPassword";

  const change = async (): Promise<void> => {
    setTried(true);
    if (current === "" || isShort) return;
    if ((await act({ currentPassword: current, newPassword: wanted })) === null) return;
    setCurrent("");
    setWanted("");
    setTried(false);
    showToast({ text: t("account.password.changed") });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void change();
  };
  return (
    <form className={cx(styles.form)} onSubmit={submit} noValidate>
      {/* So that a password manager knows whose it is. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        label={t("account.password.current")}
        name="current-password"
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
        isRequired
        error={isWrong ? t("session.confirm.refused") : tried && current === "" ? t("account.password.missing") : null}
      />
      <NewPasswordField
        label={t("session.newPassword")}
        value={wanted}
        onChange={setWanted}
        error={tried && isShort ? t("ui.password.short") : isCommon ? t("ui.password.common") : null}
      />
      {fault === null || isWrong || isCommon ? null : <FormFault fault={fault} />}
      <div className={cx(styles.actions)}>
        <Button type="submit" isPending={busy}>
          {t("account.password.change")}
        </Button>
      </div>
    </form>
  );
}
