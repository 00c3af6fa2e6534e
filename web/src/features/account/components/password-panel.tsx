import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import { Panel } from "../../../ui/panel";
import type { Account } from "../model/account";
import styles from "./account-form.module.css";
import { PasswordForm } from "./password-form";

export function PasswordPanel({ account: { email, hasPassword } }: { account: Account }) {
  const t = useText();
  return (
    <Panel title={t("account.password")} state={{ face: "ready", refreshing: false, fault: null }}>
      {hasPassword ? (
        <PasswordForm email={email ?? ""} />
      ) : (
        <p className={cx(styles.lead)}>{t("account.password.none")}</p>
      )}
    </Panel>
  );
}
