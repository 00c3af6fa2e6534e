import { useState, type FormEvent } from "react";
import { useText } from "../../../lib/i18n";
import { passwordStrength } from "../../../lib/password-strength";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { FormFault } from "../../../ui/form-fault";
import { NewPasswordField } from "../../../ui/new-password-field";
import { TextField } from "../../../ui/text-field";
import { useAcceptInvitation } from "../api/use-accept-invitation";
import type { InvitationOffer } from "../api/use-invitation";
import styles from "./sign-in-form.module.css";

interface AcceptInvitationFormProps {
  token: string;
  offer: InvitationOffer;
  onAccepted: () => void;
}

export function AcceptInvitationForm({ token, offer, onAccepted }: AcceptInvitationFormProps) {
  const t = useText();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const { accept, accepting, fault } = useAcceptInvitation(onAccepted);
  const isShort = passwordStrength(password) === "short";
  const isCommon = fault?.field === "password";
  const nameRefused = fault?.field === "name" ? fault.message : null;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (name.trim() !== "" && !isShort) void accept({ token, name: name.trim(), password });
  };
  return (
    <form className={cx(styles.form)} onSubmit={submit} noValidate>
      <TextField label={t("session.email")} type="email" autoComplete="username" value={offer.email} isReadOnly />
      <TextField
        label={t("session.name")}
        name="name"
        autoComplete="name"
        value={name}
        onChange={setName}
        isRequired
        autoFocus
        description={t("session.name.why")}
        error={tried && name.trim() === "" ? t("session.name.missing") : nameRefused}
      />
      <NewPasswordField
        label={t("session.newPassword")}
        value={password}
        onChange={setPassword}
        error={tried && isShort ? t("ui.password.short") : isCommon ? t("ui.password.common") : null}
      />
      {fault === null || isCommon || nameRefused !== null ? null : <FormFault fault={fault} />}
      <Button type="submit" variant="primary" isPending={accepting}>
        {t("session.invitation.accept")}
      </Button>
    </form>
  );
}
