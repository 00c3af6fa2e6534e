import { useText } from "../../lib/i18n";
import { OutsidePage } from "../outside-page";

/** Where the provider leads back to in the tab that was opened for it; the other one goes on by itself. */
export function SignedInAgain() {
  const t = useText();
  return (
    <OutsidePage title={t("shell.signedInAgain")}>
      <p>{t("shell.signedInAgain.text")}</p>
    </OutsidePage>
  );
}
