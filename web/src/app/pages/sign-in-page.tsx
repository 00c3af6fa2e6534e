import { useRouter, useSearch } from "@tanstack/react-router";
import { ProviderChoice } from "../../features/session/components/provider-choice";
import { SignInForm } from "../../features/session/components/sign-in-form";
import { toProviderFault } from "../../features/session/model/provider-fault";
import { returnPath } from "../../features/session/model/return-path";
import { useText } from "../../lib/i18n";
import { cx } from "../../ui/class-names";
import { Notice } from "../../ui/notice";
import { OutsidePage } from "../outside-page";
import styles from "./sign-in-page.module.css";

export function SignInPage() {
  const t = useText();
  const router = useRouter();
  const { to, fault } = useSearch({ from: "/sign-in" });
  const path = returnPath(to);
  return (
    <OutsidePage title={t("session.title")} documentTitle={t("shell.signIn")}>
      {fault === undefined ? null : (
        <Notice tone="warning" label={t("session.fault")}>
          {t(`session.fault.${toProviderFault(fault)}`)}
        </Notice>
      )}
      <SignInForm onSignedIn={() => router.history.replace(path)} />
      <ProviderChoice to={path} />
      <p className={cx(styles.help)}>{t("session.help")}</p>
    </OutsidePage>
  );
}
