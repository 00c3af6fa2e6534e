import { useState, type FormEvent } from "react";
import type { InviteMemberMutationVariables, Role } from "../../../lib/graphql/graphql";
import type { Fault } from "../../../lib/graphql-fault";
import { useText } from "../../../lib/i18n";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { FormFault } from "../../../ui/form-fault";
import { RadioGroup } from "../../../ui/radio-group";
import { TextField } from "../../../ui/text-field";
import { ROLES } from "../model/roles";
import styles from "./invite-dialog.module.css";

interface InviteFormProps {
  isPending: boolean;
  fault: Fault | null;
  onInvite: (whom: InviteMemberMutationVariables) => void;
  onCancel: () => void;
}

export function InviteForm({ isPending, fault, onInvite, onCancel }: InviteFormProps) {
  const t = useText();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("ANALYST");
  const [tried, setTried] = useState(false);
  const isEmail = email.includes("@");
  const refused = fault?.field === "email" ? fault.message : null;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (isEmail) onInvite({ email: email.trim(), role });
  };
  return (
    <form className={cx(styles.form)} onSubmit={submit} noValidate>
      <TextField
        label={t("session.email")}
        type="email"
        name="email"
        autoComplete="off"
        value={email}
        onChange={setEmail}
        isRequired
        autoFocus
        error={tried && !isEmail ? t("members.invite.noEmail") : refused}
      />
      <RoleChoice role={role} onChange={setRole} />
      {fault === null || refused !== null ? null : <FormFault fault={fault} />}
      <div className={cx(styles.actions)}>
        <Button onPress={onCancel} isDisabled={isPending}>
          {t("ui.cancel")}
        </Button>
        <Button variant="primary" type="submit" isPending={isPending}>
          {t("members.invite.confirm")}
        </Button>
      </div>
    </form>
  );
}

function RoleChoice({ role, onChange }: { role: Role; onChange: (role: Role) => void }) {
  const t = useText();
  return (
    <RadioGroup
      label={t("members.column.role")}
      value={role}
      onChange={onChange}
      options={ROLES.map((value) => ({
        value,
        label: t(`session.role.${value}`),
        description: t(`session.role.${value}.may`),
      }))}
    />
  );
}
