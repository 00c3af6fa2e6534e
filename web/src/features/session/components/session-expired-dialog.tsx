import { useText } from "../../../lib/i18n";
import { sessionExpired } from "../../../lib/session-expiry";
import { cx } from "../../../ui/class-names";
import { Dialog } from "../../../ui/dialog";
import { useEntered } from "../api/use-entered";
import { useProviderName } from "../api/use-provider-name";
import type { SignedInViewer } from "../api/use-viewer";
import { ProviderElsewhere } from "./provider-elsewhere";
import { SignInForm } from "./sign-in-form";
import styles from "./sign-in-form.module.css";

/** Over the page, so that what was open and typed is still there afterwards. */
export default function SessionExpiredDialog({ viewer }: { viewer: SignedInViewer }) {
  const t = useText();
  return (
    <Dialog title={t("session.expired.title")} isOpen>
      <p>{t("session.expired.text")}</p>
      {viewer.hasPassword ? (
        <SignInForm onSignedIn={() => sessionExpired.set(false)} knownEmail={viewer.email ?? ""} />
      ) : null}
      <OtherWay isAlternative={viewer.hasPassword} />
    </Dialog>
  );
}

function OtherWay({ isAlternative }: { isAlternative: boolean }) {
  const t = useText();
  const provider = useProviderName();
  const entered = useEntered();
  if (provider === null) return null;
  return (
    <>
      {isAlternative ? <p className={cx(styles.or)}>{t("session.or")}</p> : null}
      <ProviderElsewhere
        provider={provider}
        href="/auth/oidc/start?to=/signed-in-again"
        isCome={() => true}
        onCome={(viewer) => void entered(viewer)}
      />
    </>
  );
}
