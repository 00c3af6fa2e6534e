import type { ReactNode } from "react";
import { cx } from "../../ui/class-names";
import styles from "./account-page.module.css";
import { NamePanel } from "./components/name-panel";
import { PasswordPanel } from "./components/password-panel";
import { SecondFactorPanel } from "./components/second-factor-panel";
import { SessionsPanel } from "./components/sessions-panel";
import type { Account } from "./model/account";

interface AccountPageProps {
  account: Account;
  /** What is kept in the browser, beside what the server keeps. */
  preferences: ReactNode;
}

/** One's own name, proofs and sessions. */
export function AccountPage({ account, preferences }: AccountPageProps) {
  return (
    <div className={cx(styles.page)}>
      <div className={cx(styles.column)}>
        <NamePanel account={account} />
        <PasswordPanel account={account} />
      </div>
      <div className={cx(styles.column)}>
        <SecondFactorPanel account={account} />
        {preferences}
      </div>
      <div className={cx(styles.all)}>
        <SessionsPanel />
      </div>
    </div>
  );
}
