import { useText } from "../../../lib/i18n";
import { ButtonLink } from "../../../ui/button-link";
import { cx } from "../../../ui/class-names";
import { useProviderName } from "../api/use-provider-name";
import styles from "./sign-in-form.module.css";

/** The other way to sign in, where one is configured; it ends at `to`, a path of this console. */
export function ProviderChoice({ to }: { to: string }) {
  const t = useText();
  const provider = useProviderName();
  if (provider === null) return null;
  return (
    <>
      <p className={cx(styles.or)}>{t("session.or")}</p>
      <ButtonLink href={`/auth/oidc/start?to=${encodeURIComponent(to)}`}>
        {t("session.provider", { provider })}
      </ButtonLink>
    </>
  );
}
