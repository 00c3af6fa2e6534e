import { useState, type FormEvent } from "react";
import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { FormFault } from "../../../ui/form-fault";
import { Panel } from "../../../ui/panel";
import { TextField } from "../../../ui/text-field";
import { showToast } from "../../../ui/toast";
import { UPDATE_MY_ACCOUNT } from "../api/account-acts";
import type { Account } from "../model/account";
import styles from "./account-form.module.css";

export function NamePanel({ account }: { account: Account }) {
  const t = useText();
  const [name, setName] = useState(account.name);
  const { act, busy, fault } = useAct(UPDATE_MY_ACCOUNT);
  const refused = fault?.field === "name" ? fault.message : null;

  const save = async (): Promise<void> => {
    if ((await act({ name: name.trim() })) !== null) showToast({ text: t("account.name.saved") });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save();
  };
  return (
    <Panel title={t("account.title")} state={{ face: "ready", refreshing: false, fault: null }}>
      <dl className={cx(styles.facts)}>
        <dt>{t("session.email")}</dt>
        <dd>{account.email}</dd>
        <dt>{t("account.role")}</dt>
        <dd>
          {account.role == null ? null : t(`session.role.${account.role}`)}
          <span className={cx(styles.hint)}>{account.role == null ? null : t(`session.role.${account.role}.may`)}</span>
        </dd>
      </dl>
      <form className={cx(styles.form)} onSubmit={submit} noValidate>
        <TextField
          label={t("session.name")}
          name="name"
          autoComplete="name"
          value={name}
          onChange={setName}
          description={t("session.name.why")}
          error={refused}
        />
        {fault === null || refused !== null ? null : <FormFault fault={fault} />}
        <div className={cx(styles.actions)}>
          <Button type="submit" isPending={busy} isDisabled={name.trim() === account.name}>
            {t("account.name.save")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
