import { useRouter, useSearch } from "@tanstack/react-router";
import { SignInForm } from "../../features/session/components/sign-in-form";
import { returnPath } from "../../features/session/model/return-path";
import { PreferencesMenu } from "../../features/settings/components/preferences-menu";
import { useText } from "../../lib/i18n";
import { useDocumentTitle } from "../../lib/use-document-title";
import { cx } from "../../ui/class-names";
import { Logo } from "../logo";
import styles from "./sign-in-page.module.css";

export function SignInPage() {
  const t = useText();
  const router = useRouter();
  const { to } = useSearch({ from: "/sign-in" });
  useDocumentTitle(t("shell.signIn"));

  return (
    <main className={cx(styles.page)}>
      <div className={cx(styles.card)}>
        <Logo />
        <h1>{t("session.title")}</h1>
        <SignInForm onSignedIn={() => router.history.replace(returnPath(to))} />
        <p className={cx(styles.help)}>{t("session.help")}</p>
      </div>
      <span className={cx(styles.menu)}>
        <PreferencesMenu />
      </span>
    </main>
  );
}
