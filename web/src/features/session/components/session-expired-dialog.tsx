import { useText } from "../../../lib/i18n";
import { sessionExpired } from "../../../lib/session-expiry";
import { useStore } from "../../../lib/store";
import { Dialog } from "../../../ui/dialog";
import { SignInForm } from "./sign-in-form";

/** Over the page, so that what was open and typed is still there afterwards. */
export function SessionExpiredDialog({ email }: { email: string | null }) {
  const t = useText();
  const expired = useStore(sessionExpired);
  return (
    <Dialog title={t("session.expired.title")} isOpen={expired}>
      <p>{t("session.expired.text")}</p>
      <SignInForm onSignedIn={() => sessionExpired.set(false)} {...(email === null ? {} : { knownEmail: email })} />
    </Dialog>
  );
}
